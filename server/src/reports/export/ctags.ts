import type { FileId, Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { parseSymbolId, workspacePath } from '../../workspace/symbol-id.ts';

/**
 * A `tags` file as Universal Ctags writes it (format 2, sorted), with `msgid:` where a routine has one. Unlike a
 * parser of lines it has the names that macros make: a routine stands under what was written and what MIG sees.
 * Paths are relative to the workspace folder.
 */
export function ctagsFile(snapshot: Snapshot): string {
  const tags = new Set<string>();
  const add = (name: string, place: Span, kind: string, extra = ''): void => {
    const source = snapshot.files.get(place.file);
    if (source === undefined || name === '') return;
    const { line } = source.lines.position(place.start);
    const text = source.text.slice(source.lines.lineStart(line), source.lines.lineEnd(line));
    const path = workspacePath(snapshot.project.roots, place.file);
    tags.add(`${name}\t${path}\t/^${escapePattern(text)}$/;"\t${kind}\tline:${line + 1}${extra}`);
  };

  for (const routine of snapshot.symbols.routines) {
    const names = new Map<string, Set<number>>([[routine.name, new Set()]]);
    for (const { slot } of routine.shapes) {
      for (const name of [routine.name, slot.name.text, slot.userName, slot.serverName]) {
        names.set(name, (names.get(name) ?? new Set()).add(slot.messageId));
      }
    }
    for (const [name, ids] of names)
      add(name, routine.declared, 'routine', `\tmsgid:${[...ids].join(' ')}`);
  }
  for (const file of snapshot.files.keys()) addDefinitions(snapshot, file, add);
  for (const [, page] of snapshot.pages) add(page.title.text, page.title.span, 'page');

  return [...header, ...[...tags].sort(), ''].join('\n');
}

function addDefinitions(
  snapshot: Snapshot,
  file: FileId,
  add: (name: string, place: Span, kind: string) => void,
): void {
  if (snapshot.files.get(file)?.kind !== 'defs') return;
  for (const { symbol, span, role } of snapshot.symbols.inFile(file)) {
    if (role !== 'definition') continue;
    const { kind, name } = parseSymbolId(symbol);
    if (kind === 'type' || kind === 'macro' || kind === 'subsystem') add(name, span, kind);
  }
}

const header = [
  '!_TAG_FILE_FORMAT\t2\t/extended format/',
  '!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/',
  '!_TAG_FIELD_DESCRIPTION!MIG\tmsgid\t/message ids/',
  '!_TAG_PROGRAM_NAME\tmachlint\t//',
];

/** A line as a search pattern of vi: backslashes and slashes escaped. */
function escapePattern(line: string): string {
  return line.replace(/[\\/]/g, '\\$&').replace(/\$$/, '\\$');
}

/**
 * A parser of MIG for Universal Ctags itself, for hosts that only run ctags. It reads lines, so names that macros make
 * are as written: `routine PREFIX(vm_allocate)` gives `vm_allocate`.
 */
export const ctagsOptlib = `# MIG interface definitions for Universal Ctags: ctags --options=mig.ctags -R
# It sees no names made by macros: of "routine PREFIX(vm_allocate)(" it takes what stands in the innermost parentheses.
--langdef=MIG
--map-MIG=+.defs
--kinddef-MIG=r,routine,routines
--kinddef-MIG=s,subsystem,subsystems
--kinddef-MIG=t,type,types
--kinddef-MIG=d,macro,macro definitions
--regex-MIG=/^[ \\t]*(simple)?routine[ \\t]+([A-Za-z_][A-Za-z0-9_]*[ \\t]*\\([ \\t]*)*([A-Za-z_][A-Za-z0-9_]*)[ \\t]*(\\)|\\(|$)/\\3/r/{icase}
--regex-MIG=/^[ \\t]*subsystem[ \\t]+((KernelUser|KernelServer)[ \\t]+)*([A-Za-z_][A-Za-z0-9_]*)[ \\t]+[0-9]+/\\3/s/{icase}
--regex-MIG=/^[ \\t]*type[ \\t]+([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=/\\1/t/{icase}
--regex-MIG=/^[ \\t]*#[ \\t]*define[ \\t]+([A-Za-z_][A-Za-z0-9_]*)/\\1/d/
`;
