/* The service worker: keeps the pages that the reader chose, and shows them, with their day, only when the line is down.
   It is registered by a tap on my list and by nothing else. A page without the note about older copies is never kept:
   sensitive services have none. */
const STORE = 'kept';
const DAY = 'x-kept-on';
const MARK = 'id="older-copy" hidden';

const keepPage = async (store, from, as) => {
  const answer = await fetch(from, {cache: 'no-cache'});
  const html = await answer.text();
  if (!answer.ok || !html.includes(MARK)) return;
  const headers = new Headers(answer.headers);
  headers.set(DAY, new Date().toISOString());
  headers.delete('content-encoding');
  await store.put(as, new Response(html, {headers}));
};

const keepAll = async ({pages, list, listPage}) => {
  await caches.delete(STORE);
  const store = await caches.open(STORE);
  await keepPage(store, list, listPage);
  await Promise.all(pages.map((page) => keepPage(store, page, page)));
};

const olderCopy = async (kept) => {
  const html = await kept.text();
  const language = (/<html lang="([a-z]+)"/.exec(html) || [])[1];
  const day = kept.headers.get(DAY);
  const written = new Date(day).toLocaleString(language, {dateStyle: 'long', timeStyle: 'short'});
  const shown = html.replace(MARK, 'id="older-copy"').replace('<span data-day>…</span>', `<time datetime="${day}">${written}</time>`);
  return new Response(shown, {headers: kept.headers});
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(
  keepAll(event.data).then(() => event.ports[0].postMessage(true), () => event.ports[0].postMessage(false))));
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
  event.respondWith(fetch(event.request).catch(async (failure) => {
    const store = await caches.open(STORE);
    const asked = new URL(event.request.url).pathname;
    const list = (await store.keys()).find((each) => /\/list\/$/.test(each.url)); /* it has the emergency numbers */
    const kept = await store.match(asked) || list && await store.match(list);
    if (!kept) throw failure;
    return olderCopy(kept);
  }));
});
