/**
 * The script of every page: the search field (names by prefix, then by part; ids and codes by number, decimal or hex;
 * words of the pages), and the keyboard's way into what scrolls. It runs on the file system, too: the index is a
 * script, loaded when the field is first used. Text goes in as text, never as HTML.
 */
export const searchScript = `'use strict';
(() => {
  const field = document.getElementById('query');
  const list = document.getElementById('hits');
  const status = document.getElementById('search-status');
  const up = document.body.dataset.up;
  const limit = 40;
  let hits = [];
  let chosen = -1;
  let words;

  const load = () => {
    if (load.begun) return;
    load.begun = true;
    const script = document.createElement('script');
    script.src = up + 'search-index.js';
    script.addEventListener('load', () => { if (field.value !== '') update(); });
    document.head.append(script);
  };

  /** How well a name fits: 0 exact, 1 its beginning, 2 the beginning of a part, 3 anywhere; -1 not. */
  const rankOf = (name, text) => {
    if (name === text) return 0;
    if (name.startsWith(text)) return 1;
    const at = name.indexOf(text);
    if (at === -1) return -1;
    return name.includes('_' + text) ? 2 : 3;
  };

  /** Entries whose page has every word; the last word may be a beginning. */
  const byWords = (text) => {
    words ??= window.machlintIndex.words.map((line) => line.split(' '));
    const parts = text.split(/[^a-z0-9_]+/).filter((part) => part.length > 2);
    if (parts.length === 0) return [];
    const sets = parts.map((part, i) => {
      const found = new Set();
      for (const [word, ...at] of words) {
        const fits = i === parts.length - 1 ? word.startsWith(part) : word === part;
        if (fits) for (const each of at) found.add(parseInt(each, 36));
      }
      return found;
    });
    return [...sets[0]].filter((i) => sets.every((each) => each.has(i)));
  };

  const search = (query) => {
    const { entries } = window.machlintIndex;
    const text = query.trim().toLowerCase();
    if (text === '') return [];
    const number = /^#?(-?0x[0-9a-f]+|-?[0-9]+)$/.exec(text);
    const value = number ? Number(number[1]) : NaN;
    const ranked = new Map();
    entries.forEach(([name, , , , ids], i) => {
      const rank = ids.includes(value) ? (ids[0] === value ? 0 : 1) : rankOf(name.toLowerCase(), text);
      if (rank >= 0) ranked.set(i, rank);
    });
    if (ranked.size < limit && !number) {
      for (const i of byWords(text)) if (!ranked.has(i)) ranked.set(i, 4);
    }
    return [...ranked]
      .sort(([a, one], [b, other]) => one - other || entries[a][0].length - entries[b][0].length || a - b)
      .slice(0, limit)
      .map(([i]) => entries[i]);
  };

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };

  /** A name with what was typed marked. */
  const marked = (name, text) => {
    const at = text === '' ? -1 : name.toLowerCase().indexOf(text);
    if (at === -1) return [name];
    return [name.slice(0, at), element('mark', '', name.slice(at, at + text.length)), name.slice(at + text.length)];
  };

  const show = () => {
    const text = field.value.trim().toLowerCase();
    list.replaceChildren(...hits.map(([name, kind, note], i) => {
      const item = element('li', '',
        element('span', 'hit-kind', kind),
        element('span', 'hit-name', ...marked(name, text)),
        element('span', 'hit-note', note));
      item.id = 'hit-' + i;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', String(i === chosen));
      item.addEventListener('mousedown', (event) => { event.preventDefault(); go(i); });
      return item;
    }));
    list.hidden = hits.length === 0;
    field.setAttribute('aria-expanded', String(hits.length > 0));
    if (chosen >= 0) {
      field.setAttribute('aria-activedescendant', 'hit-' + chosen);
      list.children[chosen].scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
    status.textContent = text === '' ? '' : hits.length === 0 ? 'nothing found' : hits.length + (hits.length === limit ? ' or more' : '') + ' found';
    status.classList.toggle('nothing', text !== '' && hits.length === 0);
  };

  const update = () => {
    if (!window.machlintIndex) return load();
    hits = search(field.value);
    chosen = hits.length ? 0 : -1;
    show();
  };
  const close = () => { hits = []; chosen = -1; show(); status.classList.remove('nothing'); };
  const go = (i) => { if (hits[i]) location.href = up + hits[i][3].split('/').map(encodeURIComponent).join('/'); };
  const move = (to) => { if (hits.length) { chosen = (to + hits.length) % hits.length; show(); } };

  field.addEventListener('focus', () => { load(); if (field.value !== '') update(); });
  field.addEventListener('input', update);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(chosen + 1);
    else if (event.key === 'ArrowUp') move(chosen - 1);
    else if (event.key === 'Enter') return go(chosen);
    else if (event.key === 'Escape') { if (hits.length === 0) field.blur(); close(); }
    else return;
    event.preventDefault();
  });
  field.addEventListener('blur', close);
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  /** What scrolls sideways takes the keyboard's focus, so that its arrows move it. */
  const letScroll = () => {
    for (const box of document.querySelectorAll('.scroll, pre')) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  letScroll();
  addEventListener('resize', letScroll);
  document.addEventListener('toggle', letScroll, true);
  // Paper shows what the screen folds away.
  addEventListener('beforeprint', () => {
    for (const each of document.querySelectorAll('details:not([open])')) { each.open = true; each.dataset.folded = ''; }
  });
  addEventListener('afterprint', () => {
    for (const each of document.querySelectorAll('details[data-folded]')) { each.open = false; delete each.dataset.folded; }
  });
})();
`;
