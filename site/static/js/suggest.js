/* Suggestions while typing: the search box becomes a combobox with a list below it (WAI-ARIA APG, "list autocomplete with manual
   selection"). Every word comes from the server, so nothing here is in a language. Without this file the box just searches. */
(() => {
  const WAIT = 150; /* milliseconds after the last letter: slower than one types, faster than one reads */
  const LETTERS = 2;
  const input = document.querySelector('form[role=search] input[name=q]');
  if (!input || !window.AbortController) return;
  const form = input.form;
  const make = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };
  const list = make('div', {id: 'suggestions', role: 'listbox', class: 'suggestions', hidden: ''});
  const said = make('p', {role: 'status', class: 'vh'});
  let options = [], active = -1, timer, request;

  input.parentNode.after(list, said);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id],
    ['aria-expanded', 'false']]) input.setAttribute(name, value);

  const isOpen = () => !list.hidden;
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', open);
    if (!open) choose(-1);
  };
  const choose = (index) => {
    if (options[active]) options[active].removeAttribute('aria-selected');
    active = index;
    if (active < 0) return input.removeAttribute('aria-activedescendant');
    options[active].setAttribute('aria-selected', 'true');
    options[active].scrollIntoView({block: 'nearest'});
    input.setAttribute('aria-activedescendant', options[active].id);
  };
  const stop = () => {
    clearTimeout(timer);
    if (request) request.abort();
  };
  const text = (parent, tag, words, language) => {
    const element = parent.appendChild(make(tag, language && language !== document.documentElement.lang ? {lang: language} : {}));
    element.textContent = words;
    return element;
  };
  const draw = (answer) => {
    choose(-1);
    options = [];
    list.textContent = '';
    list.setAttribute('aria-label', answer.label);
    for (const group of answer.groups) {
      const box = list.appendChild(make('div', {role: 'group', 'aria-labelledby': 'suggest-' + group.kind}));
      const title = text(box, 'p', group.label);
      title.id = 'suggest-' + group.kind;
      title.setAttribute('role', 'presentation');
      for (const each of group.suggestions) {
        const option = box.appendChild(make('div', {role: 'option', id: 'suggestion-' + options.length}));
        text(option, 'b', each.text, each.text_language);
        if (each.note) option.append(' ', text(option, 'small', each.note, each.note_language));
        option.path = each.path;
        options.push(option);
      }
    }
    show(options.length > 0);
    said.textContent = answer.said;
  };
  const ask = () => {
    stop();
    const typed = input.value.trim();
    if (typed.length < LETTERS) {
      show(false);
      said.textContent = '';
      return;
    }
    timer = setTimeout(() => {
      request = new AbortController();
      fetch('/api/v1/suggest?lang=' + document.documentElement.lang + '&q=' + encodeURIComponent(typed), {signal: request.signal})
        .then((answer) => answer.json())
        .then((answer) => document.activeElement === input && draw(answer))
        .catch(() => {}); /* no line, or letters that came later: the form still searches */
    }, WAIT);
  };
  /* A need or place is one more filter: those that hold stay, the letters typed for it do not. */
  const go = (option) => {
    const address = new URL(option.path, location.href);
    if (address.search) {
      for (const [name, value] of new FormData(form)) {
        if (!/^(q|exact|kind)$/.test(name) && !address.searchParams.getAll(name).includes(value)) address.searchParams.append(name, value);
      }
    }
    location.href = address;
  };

  input.addEventListener('input', ask);
  input.addEventListener('blur', () => { stop(); show(false); });
  form.addEventListener('submit', stop);
  list.addEventListener('mousedown', (event) => event.preventDefault()); /* the letters keep the focus */
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) go(option);
  });
  input.addEventListener('keydown', (event) => {
    const last = options.length - 1;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen() && options.length) show(true);
      else if (!isOpen()) return ask();
      if (event.altKey) { if (event.key === 'ArrowUp') show(false); }
      else if (event.key === 'ArrowDown') choose(active < last ? active + 1 : 0);
      else choose(active > 0 ? active - 1 : last);
    } else if (!isOpen()) return;
    else if (event.key === 'Escape') show(false);
    else if (active < 0) return; /* in the box these keys do what they always do */
    else if (event.key === 'Home') choose(0);
    else if (event.key === 'End') choose(last);
    else if (event.key === 'Enter') go(options[active]);
    else return;
    event.preventDefault();
  });
})();
