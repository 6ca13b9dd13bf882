/**
 * The script of the search field: names by prefix, then by part; ids by number, decimal or hex; words of the pages.
 * It runs on the file system, too: the index is a script, not a file to fetch. Text goes in as text, never as HTML.
 */
export const searchScript = `'use strict';
(() => {
  const field = document.getElementById('query');
  const list = document.getElementById('hits');
  const up = document.body.dataset.up;
  const entries = window.machlintIndex.entries;
  const words = new Map(window.machlintIndex.words);
  let hits = [];
  let chosen = -1;

  const search = (query) => {
    const text = query.trim().toLowerCase();
    if (text === '') return [];
    const number = /^#?(0x[0-9a-f]+|[0-9]+)$/.exec(text);
    const ranked = [];
    for (let i = 0; i < entries.length; i++) {
      const [name, , , ids] = entries[i];
      const lower = name.toLowerCase();
      let rank = -1;
      if (number && ids.includes(Number(number[1]))) rank = 0;
      else if (lower === text) rank = 0;
      else if (lower.startsWith(text)) rank = 1;
      else if (lower.includes(text)) rank = 2;
      if (rank >= 0) ranked.push([rank, i]);
    }
    if (ranked.length < 20 && text.length > 2) {
      const seen = new Set(ranked.map(([, i]) => i));
      const parts = text.split(/[^a-z0-9_]+/).filter((part) => part.length > 2);
      const lists = parts.map((part) => words.get(part) || []);
      for (const i of lists[0] || []) {
        if (!seen.has(i) && lists.every((each) => each.includes(i))) ranked.push([3, i]);
      }
    }
    ranked.sort((a, b) => a[0] - b[0] || entries[a[1]][0].length - entries[b[1]][0].length);
    return ranked.slice(0, 40).map(([, i]) => entries[i]);
  };

  const show = () => {
    list.replaceChildren(...hits.map(([name, kind], i) => {
      const item = document.createElement('li');
      item.id = 'hit-' + i;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', String(i === chosen));
      item.textContent = name;
      const note = document.createElement('small');
      note.textContent = kind;
      item.append(note);
      item.addEventListener('mousedown', (event) => { event.preventDefault(); go(i); });
      return item;
    }));
    list.hidden = hits.length === 0;
    field.setAttribute('aria-expanded', String(hits.length > 0));
    if (chosen >= 0) {
      field.setAttribute('aria-activedescendant', 'hit-' + chosen);
      list.children[chosen].scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
  };

  const go = (i) => { if (hits[i]) location.href = up + hits[i][2]; };

  field.addEventListener('input', () => { hits = search(field.value); chosen = hits.length ? 0 : -1; show(); });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (hits.length) chosen = (chosen + step + hits.length) % hits.length;
      show();
    } else if (event.key === 'Enter') go(chosen);
    else if (event.key === 'Escape') { hits = []; chosen = -1; show(); }
  });
  field.addEventListener('blur', () => { list.hidden = true; });
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing) { event.preventDefault(); field.focus(); }
  });
})();
`;
