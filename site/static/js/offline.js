/* "Keep for offline" on my list: registers the worker only on a tap, and tells it which pages to keep. The words stand in the page. */
(() => {
  const template = document.getElementById('keep-offline');
  if (!template || !navigator.serviceWorker || !window.caches) return;
  const STORE = 'kept'; /* as in offline_worker.js */
  const words = template.dataset;
  template.after(template.content.cloneNode(true));
  const button = (name) => template.parentNode.querySelector('[data-offline=' + name + ']');
  const said = template.parentNode.querySelector('[role=status]');
  const say = (text) => { said.textContent = text; };
  const keep = button('keep'), forget = button('forget');

  navigator.serviceWorker.getRegistration('/').then((known) => { forget.hidden = !known; });
  keep.addEventListener('click', async () => {
    try {
      await navigator.serviceWorker.register(words.worker, {scope: '/'});
      const {active} = await navigator.serviceWorker.ready;
      const pages = [...document.querySelectorAll('a[data-keep]')].map((link) => link.pathname);
      const channel = new MessageChannel();
      const answer = new Promise((resolve) => { channel.port1.onmessage = (event) => resolve(event.data); });
      active.postMessage({pages, list: words.list, listPage: location.pathname}, [channel.port2]);
      const done = await answer;
      say(done ? words.kept : words.failed);
      forget.hidden = false;
    } catch { say(words.failed); }
  });
  forget.addEventListener('click', async () => {
    await caches.delete(STORE);
    const known = await navigator.serviceWorker.getRegistration('/');
    if (known) await known.unregister();
    forget.hidden = true;
    say(words.gone);
  });
})();
