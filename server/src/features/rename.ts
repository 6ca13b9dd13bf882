import { wordOf } from '../syntax/defs/keywords.ts';
import type { Edit } from '../text/edit.ts';
import { textAt } from '../text/source-file.ts';
import { contains, type FileId, type Span } from '../text/span.ts';
import type { Occurrence } from '../workspace/occurrence.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId, type SymbolKind } from '../workspace/symbol-id.ts';
import type { Place } from './place.ts';
import { references } from './references.ts';
import { takenBy } from './rename-conflict.ts';

/** What a rename would do, or why it cannot be done. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** A sentence without its full stop, for a person. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface Renameable {
  readonly span: Span;
  readonly name: string;
}

/** One edit of a rename, with the group that it is shown in. */
export interface RenameEdit extends Edit {
  /** Prose may speak of the word as a word: a person may want to look. */
  readonly group: 'interface' | 'page' | 'prose';
}

/** Whether the name at a place can be renamed; from a use as well as from the declaration. */
export function prepareRename(snapshot: Snapshot, at: Place): Outcome<Renameable> {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return refused('there is no name here');
  if (!snapshot.isWhole) {
    return refused('the folder has too many files to be read: who else uses the name is not known');
  }
  const name = textAt(snapshot.files, occurrence.span) ?? '';
  const fault = faultOf(snapshot, references(snapshot, at), occurrence, name);
  return fault === undefined ? done({ span: occurrence.span, name }) : refused(fault);
}

/** Every edit that gives the name at a place another spelling, in interfaces and pages alike. */
export function rename(
  snapshot: Snapshot,
  at: Place,
  newName: string,
): Outcome<readonly RenameEdit[]> {
  const prepared = prepareRename(snapshot, at);
  if (prepared.kind === 'refused') return prepared;
  const { name } = prepared.value;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)) {
    return refused(
      `\`${newName}\` is no name: a letter or \`_\` was expected, then letters, digits and \`_\``,
    );
  }
  if (newName === name) return done([]);
  const mentions = references(snapshot, at);
  const reserved = mentions
    .flatMap(({ span }) => snapshot.unitsOf(span.file))
    .some(({ dialect }) => wordOf(newName, dialect) !== undefined);
  if (reserved) return refused(`\`${newName}\` is a reserved word of MIG`);
  const user = takenBy(snapshot, mentions, newName);
  if (user !== undefined) return refused(`\`${newName}\` is used already, in ${user}`);
  return done(
    mentions.map(({ span, role }) => ({
      span,
      insert: newName,
      group: groupOf(snapshot, span.file, role),
    })),
  );
}

function groupOf(snapshot: Snapshot, file: FileId, role: Occurrence['role']): RenameEdit['group'] {
  if (snapshot.page(file) === undefined) return 'interface';
  return role === 'documentation' ? 'page' : 'prose';
}

/** Why a name cannot be renamed; undefined: it can. */
function faultOf(
  snapshot: Snapshot,
  mentions: readonly Occurrence[],
  { symbol }: Occurrence,
  name: string,
): string | undefined {
  const { kind } = parseSymbolId(symbol);
  const reason = fixedKinds[kind];
  if (reason !== undefined) return reason;
  const outside = mentions.find(({ span }) => !isInWorkspace(snapshot, span.file));
  if (outside !== undefined) {
    return `\`${name}\` is also written in ${outside.span.file}, which lies outside the workspace`;
  }
  const inMacro = mentions.find(({ span }) => isInDirective(snapshot, span));
  if (inMacro !== undefined) {
    return `a macro makes \`${name}\`: change its definition in ${shortName(inMacro.span.file)} instead`;
  }
  const different = mentions.find(({ span }) => (textAt(snapshot.files, span) ?? '') !== name);
  if (different !== undefined) {
    const other = textAt(snapshot.files, different.span) ?? '';
    return `a macro makes \`${name}\` of pieces: it is written \`${other}\` in ${shortName(different.span.file)}`;
  }
  return undefined;
}

/** What has a name that others than the workspace's authors choose. */
const fixedKinds: Readonly<Partial<Record<SymbolKind, string>>> = {
  code: 'return codes are defined by the system’s headers',
  macro: 'a macro may be tested by builds that machlint does not know: it is not renamed',
  function: 'the function is defined in C, where machlint renames nothing',
  name: 'the name is declared in C, where machlint renames nothing',
  file: 'a file is renamed in the file system: its includes and links follow',
  subsystem:
    'the names of generated files and functions hang on the subsystem’s name: it is not renamed',
  page: 'no interface of the workspace declares this name',
};

function isInWorkspace({ project, files }: Snapshot, file: FileId): boolean {
  if (!files.has(file)) return false;
  // Documents that lie in no folder are a workspace of their own.
  return project.roots.length === 0 || project.roots.some((root) => file.startsWith(`${root}/`));
}

function isInDirective(snapshot: Snapshot, at: Span): boolean {
  const directives = snapshot.syntax(at.file)?.directives ?? [];
  return directives.some(({ span }) => contains(span, at));
}

function shortName(file: FileId): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function done<Value>(value: Value): Outcome<Value> {
  return { kind: 'done', value };
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
