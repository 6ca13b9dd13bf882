import type { Log } from 'sarif';
import { expect, it } from 'vitest';
import { reportFixture } from '../test/report-fixture.ts';
import { renderCheckstyle } from './checkstyle.ts';
import { renderConcise } from './concise.ts';
import { renderGithub } from './github.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderPretty } from './pretty.ts';
import { renderSarif } from './sarif.ts';
import { renderStatistics } from './statistics.ts';
import { plainStyle } from './style.ts';
import { unifiedDiff } from './unified-diff.ts';

it('shows people the most important finding first, with its line', () => {
  expect(renderPretty(reportFixture(), plainStyle)).toMatchInlineSnapshot(`
    "error: the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server) [ids/range-overlap]
     --> door.defs:1:16
    1 | subsystem door 4000;
      |                ^^^^
      = door.defs:2:10: the first routine

    warning: there is no \`dor_close.html\`, the nearest name is \`door_close.html\` [man/broken-link]
     --> man/door_open.html:2:17
    2 | <p>See <a href="dor_close.html">door_close</a>.</p>
      |                 ^^^^^^^^^^^^^^
      = fix: link \`door_close.html\` (--fix --unsafe-fixes)

    info: white space at the end of the line [style/trailing-white-space]
     --> door.defs:2:37
    2 | 	routine door_open(server : door_t);  
      | 	                                   ^^
      = fix: remove the white space (--fix)

    1 error, 1 warning, 1 info in 2 files (1 suppressed, 1 in the baseline); \`--fix\` repairs 1
    "
  `);
});

it('folds many facts of one rule into a line', () => {
  const { diagnostics } = reportFixture();
  const info = diagnostics.filter(({ severity }) => severity === 'info');
  const report = { ...reportFixture(), diagnostics: [...info, ...info, ...info, ...info] };
  expect(renderPretty(report, plainStyle)).toMatchInlineSnapshot(`
    "info: style/trailing-white-space 4 times in 1 file, first door.defs:2:37: white space at the end of the line

    1 error, 1 warning, 1 info in 2 files (1 suppressed, 1 in the baseline); \`--fix\` repairs 4
    "
  `);
});

it('shows the costly before the cosmetic, and what repeats itself in a file once', () => {
  const { diagnostics } = reportFixture();
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  const cosmetic = warnings.map((one) => ({ ...one, rule: 'man/unclosed-strong' }));
  const costly = warnings.map((one) => ({ ...one, rule: 'ids/too-many-slots' }));
  const report = {
    ...reportFixture(),
    diagnostics: [...Array.from({ length: 40 }, () => cosmetic).flat(), ...costly],
  };
  const lines = renderPretty(report, plainStyle).split('\n');
  expect(lines.filter((line) => /\[|more of|^ *\d+ (?:warning|error)/.test(line)))
    .toMatchInlineSnapshot(`
      [
        "warning: there is no \`dor_close.html\`, the nearest name is \`door_close.html\` [ids/too-many-slots]",
        "warning: there is no \`dor_close.html\`, the nearest name is \`door_close.html\` [man/unclosed-strong]",
        "  = 39 more of man/unclosed-strong here: line 2",
        " 1 warning ids/too-many-slots",
        "40 warning man/unclosed-strong",
        "1 error, 1 warning, 1 info in 2 files (1 suppressed, 1 in the baseline)",
      ]
    `);
});

it('says so when nothing is found', () => {
  const report = reportFixture({ diagnostics: [], suppressed: [] });
  expect(renderPretty(report, plainStyle)).toMatchInlineSnapshot(`
    "nothing found in 2 files (1 in the baseline)
    "
  `);
});

it('writes lines that editors read', () => {
  expect(renderConcise(reportFixture())).toMatchInlineSnapshot(`
    "door.defs:1:16: error: the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server) [ids/range-overlap]
    door.defs:2:37: info: white space at the end of the line [style/trailing-white-space]
    man/door_open.html:2:17: warning: there is no \`dor_close.html\`, the nearest name is \`door_close.html\` [man/broken-link]
    "
  `);
});

it('writes the JSON of the contract', async () => {
  await expect(renderJson(reportFixture())).toMatchFileSnapshot(
    '../../../fixtures/reports/report.json',
  );
});

it('writes commands for GitHub Actions', () => {
  expect(renderGithub(reportFixture())).toMatchInlineSnapshot(`
    "::error file=door.defs,line=1,endLine=1,col=16,endColumn=20,title=ids/range-overlap::the ids of \`door\` meet those of \`lamp\`, 100%25 of them (kernel-server)
    ::notice file=door.defs,line=2,endLine=2,col=37,endColumn=39,title=style/trailing-white-space::white space at the end of the line
    ::warning file=man/door_open.html,line=2,endLine=2,col=17,endColumn=31,title=man/broken-link::there is no \`dor_close.html\`, the nearest name is \`door_close.html\`
    "
  `);
});

it("writes GitLab's code quality report", async () => {
  await expect(renderGitlab(reportFixture())).toMatchFileSnapshot(
    '../../../fixtures/reports/report.gitlab.json',
  );
});

it('writes JUnit', () => {
  expect(renderJunit(reportFixture())).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="machlint" tests="3" failures="2" errors="0">
      <testsuite name="door.defs" tests="2" failures="1" errors="0" skipped="0">
        <testcase name="ids/range-overlap at 1:16" classname="door.defs" file="door.defs" line="1">
          <failure message="the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server)" type="error">
            door.defs:1:16: error: the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server) [ids/range-overlap]
          </failure>
        </testcase>
        <testcase name="style/trailing-white-space at 2:37" classname="door.defs" file="door.defs" line="2">
          <system-out>
            door.defs:2:37: info: white space at the end of the line [style/trailing-white-space]
          </system-out>
        </testcase>
      </testsuite>
      <testsuite name="man/door_open.html" tests="1" failures="1" errors="0" skipped="0">
        <testcase name="man/broken-link at 2:17" classname="man/door_open.html" file="man/door_open.html" line="2">
          <failure message="there is no \`dor_close.html\`, the nearest name is \`door_close.html\`" type="warning">
            man/door_open.html:2:17: warning: there is no \`dor_close.html\`, the nearest name is \`door_close.html\` [man/broken-link]
          </failure>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

it('writes a passing case of JUnit when nothing is found', () => {
  expect(renderJunit(reportFixture({ diagnostics: [] }))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="machlint" tests="1" failures="0" errors="0">
      <testsuite name="machlint" tests="1" failures="0" errors="0" skipped="0">
        <testcase name="nothing found" classname="machlint"/>
      </testsuite>
    </testsuites>
    "
  `);
});

it('writes checkstyle', () => {
  expect(renderCheckstyle(reportFixture())).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="door.defs">
        <error line="1" column="16" severity="error" message="the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server)" source="machlint.ids/range-overlap"/>
        <error line="2" column="37" severity="info" message="white space at the end of the line" source="machlint.style/trailing-white-space"/>
      </file>
      <file name="man/door_open.html">
        <error line="2" column="17" severity="warning" message="there is no \`dor_close.html\`, the nearest name is \`door_close.html\`" source="machlint.man/broken-link"/>
      </file>
    </checkstyle>
    "
  `);
});

it('counts by rule', () => {
  const timings = [
    { rule: 'ids/range-overlap', milliseconds: 12.345, findings: 1 },
    { rule: 'man/broken-link', milliseconds: 0.1, findings: 1 },
  ];
  expect(renderStatistics(reportFixture(), timings, plainStyle)).toMatchInlineSnapshot(`
    "findings  fixable    ms  rule
           1        0  12.3  ids/range-overlap
           1        0   0.1  man/broken-link
           1        1   0.0  style/trailing-white-space
           3        1  12.4  total
    "
  `);
});

it('writes a patch', () => {
  expect(unifiedDiff('a.defs', 'one\ntwo \nthree', 'one\ntwo\nthree')).toMatchInlineSnapshot(`
    "--- a/a.defs
    +++ b/a.defs
    @@ -1,3 +1,3 @@
     one
    -two 
    +two
     three
    \\ No newline at end of file
    "
  `);
  expect(unifiedDiff('a.defs', 'same', 'same')).toBe('');
});

it('tells the same findings in every format', () => {
  const report = reportFixture();
  const expected = report.diagnostics.map(
    ({ file, range: { start }, rule }) => `${file}:${start.line} ${rule}`,
  );
  const sarif = JSON.parse(renderSarif(report, { documentation: () => undefined })) as Log;
  const told: Readonly<Record<string, readonly string[]>> = {
    pretty: matches(renderPretty(report, plainStyle), /\[([a-z/-]+)\]\n +--> (\S+:\d+):/g).map(
      ([rule, place]) => `${place} ${rule}`,
    ),
    concise: matches(renderConcise(report), /^(\S+?:\d+):.*\[(\S+)\]$/gm).map(
      ([place, rule]) => `${place} ${rule}`,
    ),
    github: matches(renderGithub(report), /file=([^,]+),line=(\d+),.*title=([^:]+)::/g).map(
      ([file, line, rule]) => `${file}:${line} ${rule}`,
    ),
    gitlab: matches(
      renderGitlab(report).replace(/\s+/g, ' '),
      /"check_name": "([^"]+)".*?"path": "([^"]+)", "lines": { "begin": (\d+)/g,
    ).map(([rule, file, line]) => `${file}:${line} ${rule}`),
    junit: matches(
      renderJunit(report),
      /<testcase name="(\S+) at .*" file="(.*)" line="(\d+)">/g,
    ).map(([rule, file, line]) => `${file}:${line} ${rule}`),
    sarif: (sarif.runs[0]?.results ?? []).flatMap(({ ruleId, suppressions, locations = [] }) => {
      const [place] = locations.map(({ physicalLocation: at }) => [
        at?.artifactLocation?.uri,
        at?.region?.startLine,
      ]);
      return suppressions?.length === 0 ? [`${place?.join(':')} ${ruleId}`] : [];
    }),
    checkstyle: renderCheckstyle(report)
      .split('<file name="')
      .flatMap((ofFile) =>
        matches(ofFile, /<error line="(\d+)".*source="machlint.(\S+)"/g).map(
          ([line, rule]) => `${ofFile.slice(0, ofFile.indexOf('"'))}:${line} ${rule}`,
        ),
      ),
  };
  for (const [format, findings] of Object.entries(told)) {
    expect([...findings].sort(), format).toEqual([...expected].sort());
  }
});

function matches(text: string, pattern: RegExp): readonly (readonly string[])[] {
  return [...text.matchAll(pattern)].map((match) => match.slice(1));
}
