/* The places of the list on a map. Nothing of it is loaded before the tap; the page says who serves the pictures. The list beside it
   holds the same places, and each of its entries can be shown on the map, so neither of the two knows more. */
(() => {
  const template = document.getElementById('map');
  const entries = [...document.querySelectorAll('[data-point]')];
  if (!template || !entries.length) return;
  const {script, sheet, tiles, show, failed} = template.dataset;
  const CREDIT = '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>'; /* whose data the pictures show */
  const CLOSEST = 17;
  template.after(template.content.cloneNode(true));
  const box = template.parentNode.querySelector('.map');
  const open = template.parentNode.querySelector('.map-open');
  const said = template.parentNode.querySelector('[role=status]');

  const load = (tag, attributes) => new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes, {onload: resolve, onerror: reject});
    document.head.append(element);
  });
  const draw = () => {
    const map = L.map(box, {zoomControl: false});
    L.control.zoom({zoomInTitle: template.dataset.closer, zoomOutTitle: template.dataset.farther}).addTo(map);
    map.attributionControl.setPrefix(false);
    L.tileLayer(tiles, {maxZoom: 19, attribution: CREDIT, referrerPolicy: 'strict-origin-when-cross-origin'}).addTo(map);
    const bounds = [];
    for (const entry of entries) {
      const point = entry.dataset.point.split(',').map(Number);
      const link = entry.querySelector('a');
      const popup = document.createElement('p');
      popup.append(link.cloneNode(true));
      const icon = L.divIcon({className: 'map-pin', iconSize: [44, 44], html: ''});
      const marker = L.marker(point, {icon, keyboard: true, title: link.textContent, alt: link.textContent}).addTo(map).bindPopup(popup);
      bounds.push(point);
      const button = document.createElement('button');
      Object.assign(button, {type: 'button', className: 'btn btn-line', textContent: show});
      button.addEventListener('click', () => {
        box.scrollIntoView({block: 'nearest'});
        map.setView(point, CLOSEST);
        marker.openPopup();
        popup.querySelector('a').focus();
      });
      entry.append(button);
    }
    map.fitBounds(bounds, {padding: [30, 30], maxZoom: CLOSEST});
  };
  open.addEventListener('click', async () => {
    open.disabled = true;
    try {
      await Promise.all([load('link', {rel: 'stylesheet', href: sheet}), load('script', {src: script})]);
      box.hidden = false;
      open.parentNode.remove();
      draw();
      box.focus();
    } catch {
      open.disabled = false;
      said.textContent = failed;
    }
  });
})();
