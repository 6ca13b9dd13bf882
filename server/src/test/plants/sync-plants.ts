import { entryOf } from '../../rules/sync/entries.ts';
import { directionOf } from '../../rules/sync/entries.ts';
import { span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { documentedRoutines } from './interface-plants.ts';
import { removing, replacing, textAt } from './plant.ts';
import type { Plant, PlantKind } from './plant.ts';

/** Faults of a page against the interface behind it: each leaves a page that is sound by itself. */
export const syncPlants: readonly PlantKind[] = [
  {
    name: 'rename a parameter in a whole page',
    caughtBy: ['sync/parameter-renamed'],
    sites: onDocumented((_, { page, documented: { pairing, prototype } }) =>
      pairing.pairs.flatMap(({ page: param, inInterface }) => {
        const entry = entryOf(page, param);
        const isAlone = page.prototypes.length === 1 && inInterface.role === 'value';
        if (!isAlone || entry === undefined || inInterface.name !== param.name.text) return [];
        const other = `new_${param.name.text}`;
        const what = `\`${param.name.text}\` of \`${prototype.name.text}\` becomes \`${other}\``;
        const edits = [param.name.span, entry.name.span].map((at) => ({ span: at, insert: other }));
        return [{ ...replacing(param.name.span, other, what), edits }];
      }),
    ),
  },
  {
    name: 'lose a parameter of a page',
    caughtBy: ['sync/parameter-missing-in-page'],
    sites: onDocumented((snapshot, { page, documented: { pairing, prototype } }) =>
      prototype.params.flatMap((param, index) => {
        const next = prototype.params[index + 1];
        const pair = pairing.pairs.find((one) => one.page === param);
        const entry = entryOf(page, param);
        const isAlone = page.prototypes.length === 1 && pair?.inInterface.role === 'value';
        if (next === undefined || entry === undefined || !isAlone) return [];
        const gone = span(param.span.file, param.span.start, next.span.start);
        const what = `\`${param.name.text}\` of \`${prototype.name.text}\` is gone`;
        const edits = [gone, entry.span].map((at) => ({ span: at, insert: '' }));
        return isInOneList(textAt(snapshot, gone))
          ? [{ ...removing(param.span, what), edits }]
          : [];
      }),
    ),
  },
  {
    name: 'add a parameter to a page',
    caughtBy: ['sync/parameter-extra-in-page'],
    sites: onDocumented((_, { documented: { prototype } }) =>
      prototype.params.slice(0, 1).map(({ span: { file, start } }) => {
        const insert = '<strong>int</strong> <var>options</var>,\n';
        const what = `\`${prototype.name.text}\` gets \`int options\``;
        return replacing(span(file, start, start), insert, what);
      }),
    ),
  },
  {
    name: 'swap two parameters of a page',
    caughtBy: ['sync/parameter-order', 'sync/type-differs'],
    sites: onDocumented((snapshot, { documented: { prototype, pairing } }) =>
      prototype.params.flatMap((param, index) => {
        const next = prototype.params[index + 1];
        const areNamed = [param, next].every((one) =>
          pairing.pairs.some(
            ({ page, inInterface }) => page === one && inInterface.name === one.name.text,
          ),
        );
        if (next === undefined || !areNamed) return [];
        const what = `\`${param.name.text}\` and \`${next.name.text}\` of \`${prototype.name.text}\` change places`;
        const edits = [
          { span: param.span, insert: textAt(snapshot, next.span) },
          { span: next.span, insert: textAt(snapshot, param.span) },
        ];
        return [{ ...replacing(param.span, '', what), edits }];
      }),
    ),
  },
  {
    name: 'change a type in a page',
    caughtBy: ['sync/type-differs'],
    sites: onDocumented((_, { documented: { prototype, pairing } }) =>
      pairing.pairs.flatMap(({ page: { ctype, name } }) => {
        if (!/^\w+_t$/.test(ctype.text)) return [];
        const other = ctype.text === 'clock_res_t' ? 'vm_inherit_t' : 'clock_res_t';
        const what = `\`${name.text}\` of \`${prototype.name.text}\` becomes \`${other}\``;
        return [replacing(ctype.span, other, what)];
      }),
    ),
  },
  {
    name: 'turn a direction of a page around',
    caughtBy: ['sync/direction-differs'],
    sites: onDocumented((_, { page, documented: { prototype, pairing } }) =>
      pairing.pairs.flatMap(({ page: param, inInterface }) => {
        const annotation = entryOf(page, param)?.annotation;
        const truth = directionOf(inInterface);
        if (annotation?.direction === undefined || annotation.direction !== truth) return [];
        if (truth === 'inout' || !annotation.text.startsWith(truth)) return [];
        const { file, start } = annotation.span;
        const other = truth === 'in' ? 'out' : 'in';
        const what = `\`${param.name.text}\` of \`${prototype.name.text}\` becomes \`${other}\``;
        return [replacing(span(file, start + 1, start + 1 + truth.length), other, what)];
      }),
    ),
  },
  {
    name: 'name another right in a page',
    caughtBy: ['sync/right-differs'],
    sites: onDocumented((snapshot, { page, documented: { prototype, pairing } }) =>
      pairing.pairs.flatMap(({ page: param, inInterface }) => {
        const annotation = entryOf(page, param)?.annotation;
        const isPlainRight = annotation?.right === 'send' && annotation.convertedTo === undefined;
        if (annotation === undefined || !isPlainRight || inInterface.role !== 'value') return [];
        // A right that the caller chooses, and a number, are no rights that a page could contradict.
        const { right } = inInterface.argument;
        const isTellable = right !== undefined && right.disposition !== 'POLYMORPHIC';
        const at = textAt(snapshot, annotation.span).indexOf('send');
        const { file, start } = annotation.span;
        const what = `\`${param.name.text}\` of \`${prototype.name.text}\` becomes a receive right`;
        return [replacing(span(file, start + at, start + at + 4), 'receive', what, isTellable)];
      }),
    ),
  },
];

type Pair = ReturnType<typeof documentedRoutines>[number];

function onDocumented(
  sites: (snapshot: Snapshot, pair: Pair) => readonly Plant[],
): PlantKind['sites'] {
  return (snapshot) => {
    // Several prototypes share an entry, and one routine several pages.
    const seen = new Set<string>();
    return documentedRoutines(snapshot)
      .flatMap((pair) => sites(snapshot, pair))
      .filter(({ edits }) => {
        const key = JSON.stringify(edits);
        return !seen.has(key) && seen.add(key);
      });
  };
}

/** Whether a piece of a prototype can go without taking mark-up with it. */
function isInOneList(text: string): boolean {
  const opened = text.match(/<(?!\/)\w+/g)?.length ?? 0;
  const closed = text.match(/<\/\w+/g)?.length ?? 0;
  return opened === closed && text.includes(',');
}
