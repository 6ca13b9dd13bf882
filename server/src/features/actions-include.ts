import type { Diagnostic } from '../rules/rule.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import type { Edit } from '../text/edit.ts';
import { span, type FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { onlyEdits, type CodeAction } from './code-action.ts';
import { conditionalsOf } from './conditionals.ts';
import { pathTo } from './include-paths.ts';
import { statementsOf } from './statements.ts';

/** Includes the file that declares a type which the interface does not know. */
export function includeActions(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  return diagnostics.flatMap((diagnostic) => {
    const { rule, span: at } = diagnostic;
    const syntax = snapshot.syntax(at.file);
    if (!undefinedType.has(rule) || syntax === undefined) return [];
    const name = syntax.file.text.slice(at.start, at.end);
    return declaringFiles(snapshot, name, at.file).flatMap((file) => {
      const path = pathTo(snapshot, file, at.file, true);
      if (path === undefined) return [];
      return {
        id: `include ${path} ${at.start}`,
        title: `Include \`<${path}>\`, which declares \`${name}\``,
        kind: 'quickfix' as const,
        isPreferred: false,
        diagnostic,
        change: () => onlyEdits([includeEdit(syntax, path)]),
      };
    });
  });
}

const undefinedType: ReadonlySet<string> = new Set([
  'mig/type-undefined',
  'mig/arg-type-undefined',
]);

function declaringFiles({ units }: Snapshot, name: string, from: FileId): readonly FileId[] {
  const files = new Set<FileId>();
  for (const { interface: lowered } of units) {
    for (const type of lowered.types) {
      const file = type.name?.written.file;
      if (type.name?.text === name && file !== undefined && file !== from) files.add(file);
    }
  }
  // A file that declares a subsystem of its own is no file to include.
  return [...files]
    .filter(
      (file) =>
        !units.some(
          ({ root, interface: { subsystem } }) => root === file && subsystem?.span.file === file,
        ),
    )
    .sort();
}

/** Behind the last include that stands outside of every `#if`; else behind the subsystem, else before all. */
function includeEdit(syntax: FileSyntax, path: string): Edit {
  const { file, directives, tokens } = syntax;
  const conditionals = conditionalsOf(syntax);
  const isFree = (offset: number): boolean =>
    !conditionals.some(
      ({ arms, endif }) =>
        (arms[0]?.directive.span.start ?? 0) <= offset &&
        offset < (endif?.span.end ?? file.text.length),
    );
  const last = directives.findLast(
    ({ name, span: own }) => name === 'include' && isFree(own.start),
  );
  const subsystem = statementsOf(syntax).find(({ keyword }) => keyword === 'subsystem');
  const end = last?.span.end ?? tokens[(subsystem?.end ?? 0) - 1]?.end;
  const line = `#include <${path}>`;
  if (end === undefined) return { span: span(file.id, 0, 0), insert: `${line}\n` };
  const lineEnd = file.lines.lineEnd(file.lines.position(end).line);
  return { span: span(file.id, lineEnd, lineEnd), insert: `\n${line}` };
}
