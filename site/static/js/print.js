/* The button that opens the browser's own window for printing; without a script its menu does the same. */
(() => {
  const template = document.getElementById('print-now');
  template.after(template.content.cloneNode(true));
  template.parentNode.querySelector('button').addEventListener('click', () => print());
})();
