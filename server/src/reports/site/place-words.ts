import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import { breakable } from '../html/text.ts';

/** A place in the source as people name it: `osfmk/mach/task.defs:92`. */
export function placeWords({ files, project }: Snapshot, { file, start }: Span): ElementContent {
  const line = files.get(file)?.lines.position(start).line;
  const path = workspacePath(project.roots, file);
  return h('code', breakable(line === undefined ? path : `${path}:${line + 1}`));
}
