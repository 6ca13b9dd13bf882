import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { SitePaths } from './paths.ts';

/** The search index as a script that sets one global: entries (name, kind, path, ids) and words of pages → entries. */
export function searchIndex(snapshot: Snapshot, paths: SitePaths): string {
  const entries: [string, string, string, readonly number[]][] = [];
  const words = new Map<string, Set<number>>();
  for (const routine of snapshot.symbols.routines) {
    entries.push([routine.name, kindOf(routine), paths.routine(routine), idsOf(routine)]);
  }
  for (const [file, page] of snapshot.pages) {
    const index = entries.length;
    entries.push([page.title.text, `page: ${page.summary?.text ?? ''}`, paths.page(file), []]);
    const prose = [page.summary?.text ?? '', ...page.params.map(({ text }) => text.text)].join(' ');
    for (const word of prose.toLowerCase().match(/[a-z0-9_]{3,}/g) ?? []) {
      const known = words.get(word);
      if (known === undefined) words.set(word, new Set([index]));
      else known.add(index);
    }
  }
  const types = new Set<string>();
  for (const { interface: lowered } of snapshot.units) {
    for (const { name } of lowered.types) if (name !== undefined) types.add(name.text);
  }
  for (const name of [...types].sort()) entries.push([name, 'type', `types.html#${name}`, []]);
  for (const { name, value, meaning } of snapshot.returnCodes.values()) {
    entries.push([name, `return code ${value}: ${meaning}`, `codes.html#${name}`, [value]]);
  }
  const table = [...words].map(([word, found]) => [word, [...found]]);
  // A script may not hold `</script>`; JSON in a file of its own cannot end it, but stays safe if it is ever inlined.
  const json = JSON.stringify({ entries, words: table }).replace(/</g, '\\u003c');
  return `window.machlintIndex=${json};\n`;
}

function kindOf({ shapes, declared }: Routine): string {
  const [first] = shapes;
  const file = declared.file.slice(declared.file.lastIndexOf('/') + 1);
  if (first === undefined) return file;
  const { slot, subsystem } = first;
  return `${slot.simple ? 'simpleroutine' : 'routine'} ${slot.messageId}, ${subsystem.name.text}, ${file}`;
}

function idsOf({ shapes }: Routine): readonly number[] {
  const ids = shapes.flatMap(({ slot }) =>
    slot.replyId === undefined ? [slot.messageId] : [slot.messageId, slot.replyId],
  );
  return [...new Set(ids)];
}
