import { checkReport, type CheckReport } from '../reports/check-report.ts';
import type { LintResult } from '../rules/engine.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { targetBit } from '../model/target.ts';
import { span, type Span } from '../text/span.ts';
import { fixtureFile, fixtureRoot, snapshotOf } from './fixture.ts';

const page = `<h2>door_open</h2>
<p>See <a href="dor_close.html">door_close</a>.</p>
`;
const interfaceText = 'subsystem door 4000;\n\troutine door_open(server : door_t);  \nskip;\n';

/** The span of a word in one of the fixture's files. */
function spanOf(file: string, text: string, word: string): Span {
  const start = text.indexOf(word);
  return span(fixtureFile(file), start, start + word.length);
}

const link = spanOf('man/door_open.html', page, 'dor_close.html');
const base = spanOf('door.defs', interfaceText, '4000');
const name = spanOf('door.defs', interfaceText, 'door_open');
const blanks = spanOf('door.defs', interfaceText, '  \n');

const diagnostics: readonly Diagnostic[] = [
  {
    rule: 'ids/range-overlap',
    severity: 'error',
    span: base,
    message: 'the ids of `door` meet those of `lamp`, 100% of them',
    targets: targetBit(1),
    related: [{ span: name, message: 'the first routine' }],
  },
  {
    rule: 'style/trailing-white-space',
    severity: 'info',
    span: span(blanks.file, blanks.start, blanks.end - 1),
    message: 'white space at the end of the line',
    fix: {
      title: 'remove the white space',
      edits: [{ span: span(blanks.file, blanks.start, blanks.end - 1), insert: '' }],
      safe: true,
    },
  },
  {
    rule: 'man/broken-link',
    severity: 'warning',
    span: link,
    message: 'there is no `dor_close.html`, the nearest name is `door_close.html`',
    fix: {
      title: 'link `door_close.html`',
      edits: [{ span: link, insert: 'door_close.html' }],
      safe: false,
    },
  },
];

const suppressed: LintResult['suppressed'] = [
  {
    diagnostic: {
      rule: 'rights/missing-destructor',
      severity: 'warning',
      span: name,
      message: 'the right is never released',
    },
    reason: 'the door owns it',
    comment: span(name.file, 0, 0),
  },
];

/** A small report with one of everything, for the tests of the formats. */
export function reportFixture(changes: Partial<LintResult> = {}): CheckReport {
  const snapshot = snapshotOf({ 'door.defs': interfaceText, 'man/door_open.html': page });
  const problems = [{ span: base, message: '`<mach/std_types.defs>` is not found' }];
  return checkReport(
    { diagnostics, suppressed, problems, timings: [], ...changes },
    {
      folder: fixtureRoot,
      files: snapshot.files,
      targetNames: ['user', 'kernel-server'],
      checked: 2,
      baselined: 1,
      durationMs: 12.3,
    },
  );
}
