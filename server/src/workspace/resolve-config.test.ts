import { describe, expect, it } from 'vitest';
import { dedent, readMarks, showMarks } from '../test/fixture.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { readSettings } from './config-file.ts';
import { defaultConfig } from './config.ts';
import { resolveConfig, type ResolvedConfig } from './resolve-config.ts';

function resolved(files: Readonly<Record<string, string>>): ResolvedConfig {
  const read = (file: FileId) => {
    const text = files[file];
    return text === undefined ? undefined : sourceFile(file, 'other', text);
  };
  return resolveConfig(
    sourceFile(fileId('/w/machlint.jsonc'), 'other', files['/w/machlint.jsonc'] ?? ''),
    read,
  );
}

describe('a configuration', () => {
  it('is the default where the file says nothing', () => {
    expect(resolved({ '/w/machlint.jsonc': '{}' }).config).toEqual(defaultConfig);
  });

  it('takes paths and globs against the folder of the file that says so', () => {
    const { config, problems } = resolved({
      '/w/machlint.jsonc': `{
        "extends": ["../shared/base.jsonc"],
        "includes": ["osfmk"],
        "defines": { "KERNEL": "1" },
        "rules": { "style": "warning" },
        "overrides": [{ "files": ["osfmk/**"], "rules": { "ids": "off" } }],
        "targets": [{ "name": "user", "includes": ["inc"], "roots": ["a.defs"] }], // the last comma is allowed
      }`,
      '/shared/base.jsonc': `{
        "preset": "strict",
        "includes": ["inc"],
        "defines": { "KERNEL": "0", "MACH": "1" },
        "rules": { "style": "off", "man": "error" },
        "exclude": ["generated"],
      }`,
    });
    expect(problems).toEqual([]);
    expect(config).toEqual({
      ...defaultConfig,
      preset: 'strict',
      includes: ['/w/osfmk', '/shared/inc'],
      defines: { KERNEL: '1', MACH: '1' },
      rules: { style: 'warning', man: 'error' },
      exclude: [{ glob: 'generated', base: '/shared' }],
      overrides: [{ files: ['osfmk/**'], rules: { ids: 'off' }, base: '/w' }],
      targets: [{ name: 'user', includes: ['/w/inc'], roots: ['a.defs'], base: '/w' }],
    });
  });

  it('takes a file once that two others extend', () => {
    const { files, problems } = resolved({
      '/w/machlint.jsonc': '{ "extends": ["a.jsonc", "b.jsonc"] }',
      '/w/a.jsonc': '{ "extends": ["c.jsonc"] }',
      '/w/b.jsonc': '{ "extends": ["c.jsonc"] }',
      '/w/c.jsonc': '{}',
    });
    expect(problems).toEqual([]);
    expect(files.map(({ source }) => source.id)).toEqual([
      '/w/c.jsonc',
      '/w/a.jsonc',
      '/w/b.jsonc',
      '/w/machlint.jsonc',
    ]);
  });

  it('ends a circle', () => {
    const { problems } = resolved({
      '/w/machlint.jsonc': '{ "extends": ["a.jsonc"] }',
      '/w/a.jsonc': '{ "extends": ["machlint.jsonc"] }',
    });
    expect(problems.map(({ span, message }) => `${span.file}: ${message}`)).toEqual([
      '/w/a.jsonc: `machlint.jsonc` extends this file',
    ]);
  });

  it('keeps the sound settings of a file with faults', () => {
    const { config } = resolved({
      '/w/machlint.jsonc': '{ "preset": "strict", "rules": { "ids": "loud" }, "select": ["man"] ',
    });
    expect(config).toEqual({ ...defaultConfig, preset: 'strict', select: ['man'] });
  });
});

describe('a fault', () => {
  const shown = (marked: string): string => {
    const { text } = readMarks(dedent(marked));
    const { problems } = resolved({ '/w/machlint.jsonc': text });
    return showMarks(
      text,
      problems.map(({ span, message }) => ({ ...span, label: message })),
    );
  };
  it.each([
    `
      { "preset": "strict" "target": [] }
                           ^^^^^^^^ comma expected
    `,
    `
      { "defines": { "1": "x" }, "target": [""], "includes": "inc" }
                     ^^^ \`1\` is not known here, expected the name of a macro like \`KERNEL_SERVER\`
                                            ^^ the text is empty, expected one
                                                             ^^^^^ \`inc\` is not known here, expected a list
    `,
    `
      []
      ^^ a list is not known here, expected an object
    `,
    `
      { "targets": [{ "name": "user", "flags": { "maxOnStack": -1, "machMsg2": 1 } }] }
                                                               ^^ -1 is too small, expected 0 or more
                                                                               ^ \`1\` is not known here, expected \`true\` or \`false\`
    `,
    `
      { "preset": "all", "preset": "strict" }
                         ^^^^^^^^ \`preset\` is set twice
    `,
  ])('stands where it is written: %s', (marked) => {
    expect(shown(marked)).toBe(dedent(marked));
  });

  it('is told of a file that no parser could hold', () => {
    const text = '['.repeat(100_000);
    expect(resolved({ '/w/machlint.jsonc': text }).problems.map(({ message }) => message)).toEqual([
      'the file is too long or too deeply nested to be a configuration',
    ]);
  });
});

it("reads an editor's settings, and leaves out what is none", () => {
  const settings = { preset: 'strict', dialect: 'vax', 'inlayHints.ids': true, ignore: ['man'] };
  expect(readSettings(settings)).toEqual({ preset: 'strict', ignore: ['man'] });
  expect(readSettings(undefined)).toEqual({});
  expect(readSettings(null)).toEqual({});
});
