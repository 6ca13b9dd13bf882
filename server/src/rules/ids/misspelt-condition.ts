import type { Directive, DirectiveName } from '../../syntax/cpp/file-syntax.ts';
import { lexFile } from '../../syntax/cpp/lexer.ts';
import type { Token } from '../../syntax/cpp/token.ts';
import { nearest } from '../../text/nearest.ts';
import { span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';

/** `#if KERNEL_SEVER`: a condition on a name that nothing defines, one or two letters from one that a build does. */
export default defineRule({
  id: 'ids/misspelt-condition',
  title: 'Condition on a misspelt name',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'the C preprocessor takes a name that nothing defines for 0',
  on: 'file',

  *check({ id }, { snapshot }) {
    const tested = (snapshot.syntax(id)?.directives ?? []).flatMap(namesTested);
    if (tested.length === 0) return;
    const builds = definedByBuilds(snapshot);
    const doubtful = tested.flatMap((token) => {
      const meant = builds.has(token.text) ? undefined : nearestTo(token.text, builds);
      return meant === undefined ? [] : [{ ...token, meant }];
    });
    if (doubtful.length === 0) return;
    const defined = definedBeside(id, snapshot);
    for (const { file, start, end, text, meant } of doubtful) {
      if (defined.has(text)) continue;
      const at = span(file, start, end);
      yield {
        span: at,
        message: `nothing defines \`${text}\`, so every build reads it as 0: expected \`${meant}\``,
        fix: correction(at, meant, false),
      };
    }
  },
});

/** The names that a conditional directive asks about. */
function namesTested({ name, tokens }: Directive): readonly Token[] {
  if (!conditions.has(name)) return [];
  return tokens.filter(({ kind, text }) => kind === 'identifier' && text !== 'defined');
}

const conditions: ReadonlySet<DirectiveName> = new Set<DirectiveName>([
  'if',
  'ifdef',
  'ifndef',
  'elif',
  'elifdef',
  'elifndef',
]);

/** Two letters at most, and no other digits: `VERSION_2` is not a misspelt `VERSION_1`. */
function nearestTo(name: string, candidates: ReadonlySet<string>): string | undefined {
  const digits = (text: string): string => text.replace(/\D/g, '');
  const alike = [...candidates].filter((candidate) => digits(candidate) === digits(name));
  return nearest(name, alike, 2);
}

function definedByBuilds({ project }: Snapshot): ReadonlySet<string> {
  return new Set(project.targets.flatMap(({ defines }) => Object.keys(defines)));
}

/** What the file, a file that is read with it, or the build of one of its roots alone defines. */
function definedBeside(id: Token['file'], snapshot: Snapshot): ReadonlySet<string> {
  const units = snapshot.unitsOf(id);
  const files = new Set(units.flatMap(({ unit }) => unit.files));
  const own = snapshot.files.get(id);
  if (own !== undefined) files.add(own);
  const definitions = [...files].flatMap((file) =>
    lexFile(file).directives.filter(({ name }) => name === 'define'),
  );
  const { project } = snapshot;
  const ofRoots = [...new Set(units.map(({ root }) => root))].flatMap((root) =>
    project.targets.flatMap((_, index) => Object.keys(project.setup(root, index)?.defines ?? {})),
  );
  return new Set([...ofRoots, ...definitions.flatMap(({ tokens: [first] }) => first?.text ?? [])]);
}
