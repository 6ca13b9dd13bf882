import type { RoutineSlot } from '../../model/interface.ts';
import { lowerInterface } from '../../model/lower-interface.ts';
import { hasTarget } from '../../model/target.ts';
import type { FileSyntax } from '../../syntax/cpp/file-syntax.ts';
import { preprocess } from '../../syntax/cpp/preprocess.ts';
import { memo } from '../../text/memo.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/**
 * Routines that no target of the build has, because they get their names under a macro of the server's own:
 * `do_seqnos_mach_notify_no_senders` exists for whoever defines `SEQNOS`. By their server functions' names.
 */
export const conditionalRoutines = memo((snapshot: Snapshot): ReadonlyMap<string, RoutineSlot> => {
  const found = new Map<string, RoutineSlot>();
  for (const file of snapshot.files.values()) {
    const syntax = file.kind === 'defs' ? snapshot.syntax(file.id) : undefined;
    if (syntax === undefined) continue;
    for (const macro of macrosThatName(syntax)) {
      for (const slot of slotsWith(macro, file, snapshot)) {
        if (!found.has(slot.serverName)) found.set(slot.serverName, slot);
      }
    }
  }
  return found;
});

/** Macros in the `#if` right before a statement that names functions. */
function macrosThatName({ tokens, directives }: FileSyntax): ReadonlySet<string> {
  const macros = new Set<string>();
  for (const [position, { name, tokens: condition, index }] of directives.entries()) {
    const [macro] = condition;
    if (condition.length !== 1 || macro?.kind !== 'identifier' || !opening.has(name)) continue;
    const end = directives[position + 1]?.index ?? tokens.length;
    const arm = tokens.slice(index, end);
    if (arm.some(({ text }) => naming.has(text.toLowerCase()))) macros.add(macro.text);
  }
  return macros;
}

const opening = new Set(['if', 'ifdef', 'elif']);
const naming = new Set(['serverprefix', 'userprefix', 'serverdemux']);

/** The routines of a root file as a server reads it that defines the macro. */
function slotsWith(
  macro: string,
  file: SourceFile,
  { files, project, units }: Snapshot,
): readonly RoutineSlot[] {
  const unit = units.find(({ root }) => root === file.id);
  const target = project.targets.find(
    (_, bit) => unit !== undefined && hasTarget(unit.targets, bit),
  );
  if (unit === undefined || target === undefined || macro in target.defines) return [];
  const resolve = (path: string, angled: boolean, from: FileId): SourceFile | undefined => {
    for (const candidate of project.candidates(path, angled, from)) {
      const found = files.get(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const expanded = preprocess(file, {
    defines: { ...target.defines, [macro]: '1' },
    imacros: [],
    slashComments: true,
    resolve: (path, form, from) => resolve(path, form !== 'quoted', from),
  });
  const { dialect, architecture, flags } = target;
  const { slots } = lowerInterface(expanded, { dialect, architecture, flags, isRoot: true });
  return slots.filter((slot): slot is RoutineSlot => slot.kind === 'routine');
}
