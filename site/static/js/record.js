/* The page of a record: the phone's own sheet for sharing, a copied link, and reading aloud with the browser's own voice.
   Each button is made only where the browser can do it; its words stand in the page as templates. */
(() => {
  const tools = document.getElementById('share-tools');
  const canCopy = window.isSecureContext && navigator.clipboard;
  if (tools && (navigator.share || canCopy)) {
    const {title, url, copied, failed} = tools.dataset;
    tools.after(tools.content.cloneNode(true));
    const box = tools.parentNode;
    const said = box.querySelector('[role=status]');
    const share = box.querySelector('[data-share]'), copy = box.querySelector('[data-copy]');
    if (navigator.share) share.addEventListener('click', () => navigator.share({title, url}).catch(() => {})); /* closed again */
    else share.remove();
    if (canCopy) {
      copy.addEventListener('click', () => navigator.clipboard.writeText(url).then(
        () => { said.textContent = copied; }, () => { said.textContent = failed; }));
    } else copy.remove();
  }

  /* Reading aloud: only where a voice on the device itself speaks the language, since others would send the text away. */
  const speech = window.speechSynthesis, template = document.getElementById('aloud');
  if (!speech || !template) return;
  const languageOf = (element) => element.closest('[lang]').lang;
  const voiceFor = (language) => speech.getVoices().find(
    (voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language.slice(0, 2));
  const offer = () => {
    const heading = document.querySelector('main h1');
    if (document.querySelector('[data-reading]') || !voiceFor(languageOf(heading))) return;
    const made = template.content.cloneNode(true);
    const button = made.querySelector('button');
    const words = button.textContent;
    button.dataset.reading = '';
    (document.querySelector('main .title') || heading.parentNode).append(made);
    const stop = () => {
      speech.cancel();
      button.textContent = words;
    };
    button.addEventListener('click', () => {
      if (speech.speaking) return stop();
      const parts = [...document.querySelectorAll('main article :is(h1, h2, h3, p, li, th, td, address)')].filter(
        (part) => part.offsetParent && !part.closest('.share, .chips') && !part.querySelector('p, li, button') && voiceFor(languageOf(part)));
      parts.forEach((part, index) => {
        const said = new SpeechSynthesisUtterance(part.textContent.trim());
        said.voice = voiceFor(said.lang = languageOf(part));
        if (index === parts.length - 1) said.onend = stop;
        speech.speak(said);
      });
      button.textContent = template.dataset.stop;
    });
    addEventListener('pagehide', stop);
  };
  offer();
  if (speech.addEventListener) speech.addEventListener('voiceschanged', offer); /* some browsers learn of them late */
})();
