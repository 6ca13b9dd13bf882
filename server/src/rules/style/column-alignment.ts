import { defineRule } from '../rule.ts';
import { areOnOwnLines, colonAfter, usualColumn } from './columns.ts';

/** A colon that leaves the column in which the other arguments have theirs. */
export default defineRule({
  id: 'style/column-alignment',
  title: 'Argument out of the column',
  severity: 'info',
  presets: [],
  since: '0.1.0',
  on: 'routine',

  *check({ shapes, declared }, { snapshot }) {
    const file = snapshot.files.get(declared.file);
    const [shape] = shapes;
    if (file === undefined || shape === undefined) return;
    const colons = shape.slot.arguments.flatMap(({ span: at, name }) =>
      at.file === file.id ? (colonAfter(file, name.written) ?? []) : [],
    );
    const usual = usualColumn(colons);
    if (usual === undefined || !areOnOwnLines(colons)) return;
    for (const { gap, nameEnd, column } of colons) {
      if (column === usual || nameEnd >= usual) continue;
      yield {
        span: { ...gap, end: gap.end + 1 },
        message: `this colon is in column ${column + 1}, those of the other arguments in column ${usual + 1}: expected one column`,
        fix: {
          title: 'align the colon',
          edits: [{ span: gap, insert: ' '.repeat(usual - nameEnd) }],
          safe: true,
        },
      };
    }
  },
});
