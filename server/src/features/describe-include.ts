import { plural } from '../text/plural.ts';
import type { FileId } from '../text/span.ts';
import { relativePath } from '../text/relative-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { describePageFile } from './describe-page.ts';
import type { Describing } from './describing.ts';
import { code, link, paragraphs, startOf } from './markdown.ts';

/** The file that an include or a link means, and what it holds. */
export function describeFile(context: Describing, file: FileId): string | undefined {
  const { snapshot, linkTo } = context;
  const page = describePageFile(snapshot, file, linkTo);
  if (page !== undefined) return page;
  const [root] = snapshot.project.roots;
  const shown = root === undefined ? file : relativePath(root, file);
  return paragraphs(link(code(shown), linkTo(startOf(file))), contents(snapshot, file));
}

function contents(snapshot: Snapshot, file: FileId): string {
  const units = snapshot.unitsOf(file);
  const types = new Set(
    units.flatMap(({ interface: { types: all } }) =>
      all.flatMap(({ name }) => (name?.written.file === file ? name.text : [])),
    ),
  );
  const routines = snapshot.symbols.routinesIn(file);
  const subsystems = new Set(
    units.flatMap(({ interface: { subsystem } }) =>
      subsystem?.span.file === file ? subsystem.name.text : [],
    ),
  );
  return [
    ...[...subsystems].map((name) => `subsystem ${code(name)}`),
    ...(routines.length === 0 ? [] : [plural(routines.length, 'routine')]),
    ...(types.size === 0 ? [] : [plural(types.size, 'type')]),
  ].join(', ');
}
