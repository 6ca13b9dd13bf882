import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { folderOf, resolvePath } from '../text/resolve-path.ts';
import { span, touches, type Span } from '../text/span.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Routine } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { onlyEdits, type CodeAction } from './code-action.ts';
import { pageText } from './page-text.ts';
import { statementAt } from './statements.ts';

/** What can be done with the routine whose name is selected. */
export function routineActions(snapshot: Snapshot, at: Span): readonly CodeAction[] {
  const routine = snapshot.symbols
    .routinesIn(at.file)
    .find(({ declared }) => touches(declared, at.start));
  if (routine === undefined) return [];
  return [...skipAction(snapshot, routine), ...createPageAction(snapshot, routine)];
}

/** Takes a routine out and keeps the ids of those behind it. */
function skipAction(snapshot: Snapshot, { declared, name }: Routine): readonly CodeAction[] {
  const syntax = snapshot.syntax(declared.file);
  const whole = syntax === undefined ? undefined : statementSpan(syntax, declared);
  if (whole === undefined) return [];
  return [
    {
      id: `skip ${declared.start}`,
      title: `Replace \`${name}\` by \`skip;\`, so that later ids stay`,
      kind: 'refactor.rewrite',
      isPreferred: false,
      diagnostic: undefined,
      change: () => onlyEdits([{ span: whole, insert: `skip; /* ${name} */` }]),
    },
  ];
}

/** The routine with its semicolon; undefined where an `#if` stands in it: then other text goes with it. */
function statementSpan(syntax: FileSyntax, declared: Span): Span | undefined {
  const statement = statementAt(syntax, declared.start);
  const first = syntax.tokens[statement?.first ?? -1];
  const last = syntax.tokens[(statement?.end ?? 0) - 1];
  if (statement?.isClosed !== true || first === undefined || last === undefined) return undefined;
  const whole = span(declared.file, first.start, last.end);
  const isCut = syntax.directives.some(
    ({ span: own }) => whole.start < own.start && own.end <= whole.end,
  );
  return isCut ? undefined : whole;
}

/** A page beside the other pages, for a routine that has none. */
function createPageAction(snapshot: Snapshot, routine: Routine): readonly CodeAction[] {
  const [shape] = routine.shapes;
  const file = resolvePath(pageFolder(snapshot, routine), `${routine.name}.html`);
  if (shape === undefined || pagesAbout(snapshot, routine).length > 0) return [];
  if (snapshot.files.has(file)) return [];
  return [
    {
      id: `page ${routine.declared.start}`,
      title: `Create a man page for \`${routine.name}\``,
      kind: 'refactor.rewrite',
      isPreferred: false,
      diagnostic: undefined,
      change: () => ({
        edits: [],
        creates: [{ file, text: pageText(routine.name, shape, () => '') }],
      }),
    },
  ];
}

/** The folder with most pages; without a page in the workspace that of the interface. */
function pageFolder({ pages }: Snapshot, { declared }: Routine): string {
  const counts = new Map<string, number>();
  for (const page of pages.keys()) {
    const folder = folderOf(page);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return most?.[0] ?? folderOf(declared.file);
}
