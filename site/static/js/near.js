/* "Near me": asks the phone where it is, only when the button is tapped, and goes to the finder's address with a position rounded
   to some 100 m. Nothing is kept or sent besides. The button and what it says stand in the page as a template. */
(() => {
  const template = document.getElementById('near-me');
  if (!template || !navigator.geolocation || !window.isSecureContext) return;
  const DECIMALS = 3; /* as `NEAR_DECIMALS` of search/params.py */
  const WAIT = 10000, KEEP = 300000; /* milliseconds: for an answer, and how old a known one may be */
  template.after(template.content.cloneNode(true));
  const button = template.parentNode.querySelector('.near-me button');
  const said = template.parentNode.querySelector('.near-me [role=status]');

  const found = ({coords}) => {
    const address = new URL(location.href);
    address.searchParams.set('near', coords.latitude.toFixed(DECIMALS) + ',' + coords.longitude.toFixed(DECIMALS));
    for (const name of ['page', 'sort']) address.searchParams.delete(name);
    location.href = address;
  };
  const failed = (error) => {
    said.textContent = error.code === error.PERMISSION_DENIED ? template.dataset.refused : template.dataset.unknown;
    const place = document.querySelector('select[name=near]');
    for (let box = place; box; box = box.parentNode.closest('details')) if (box.open === false) box.open = true;
  };
  button.addEventListener('click', () => {
    said.textContent = template.dataset.waiting;
    navigator.geolocation.getCurrentPosition(found, failed, {timeout: WAIT, maximumAge: KEEP});
  });
})();
