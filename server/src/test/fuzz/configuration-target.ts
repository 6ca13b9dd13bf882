import fc from 'fast-check';
import schema from '../../../../grammars/machlint.schema.json' with { type: 'json' };
import { lint } from '../../rules/engine.ts';
import { configDiagnostics } from '../../rules/config-diagnostics.ts';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { readConfigFile } from '../../workspace/config-file.ts';
import { resolveConfig } from '../../workspace/resolve-config.ts';
import { snapshotOf } from '../fixture.ts';
import { expectInside, expectSame, spansIn, textTarget } from './fuzz-target.ts';
import { mutated } from './mutate.ts';

const id = fileId('/fixture/machlint.jsonc');
const text = fc.constantFrom(
  ...[
    '',
    'a',
    'apple',
    'gnu',
    'strict',
    'all',
    'mig',
    'ids/range-overlap',
    'error',
    'off',
    'bare',
    'user',
    'kernel-server',
  ],
  ...[
    '**',
    '**/*.defs',
    '!(a|b)*',
    '{a,b,{c,d}}*',
    '[',
    '[[:alpha:]]',
    '+(+(+(a)))*',
    '../**',
    '/etc/*',
    '*'.repeat(40),
  ],
  ...[
    './a.jsonc',
    'machlint.jsonc',
    '../machlint.jsonc',
    '/etc/passwd',
    'file:///x',
    'C:\\x',
    '\\\\host\\share',
  ],
  ...['__proto__', 'constructor', '\0', 'A=1', 'A(x)', '1'],
);
const keys = [
  ...Object.keys(schema.properties),
  ...[
    'name',
    'files',
    'roots',
    'flags',
    'prefix',
    'maxOnStack',
    '__proto__',
    'constructor',
    'toString',
  ],
];

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    objectOf(tie('value')),
  ),
}));
function objectOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.constantFrom(...keys), values), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries) as unknown);
}

/** Settings of the right kind more often than not. */
const settings = fc.record(
  {
    extends: fc.array(text, { maxLength: 3 }),
    exclude: fc.array(text, { maxLength: 3 }),
    defines: fc.dictionary(fc.constantFrom('KERNEL', 'A', '__proto__', '1x', 'routine'), text),
    includes: fc.array(text, { maxLength: 2 }),
    select: fc.array(text, { maxLength: 2 }),
    rules: fc.dictionary(
      fc.constantFrom('mig', 'ids/range-overlap', 'no/such', '__proto__', 'toString'),
      text,
    ),
    targets: fc.array(fc.record({ name: text, roots: fc.array(text, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
    overrides: fc.array(fc.record({ files: fc.array(text), rules: fc.constant({ mig: 'off' }) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);

const texts = fc
  .oneof(settings, objectOf(value), value)
  .map((one) => JSON.stringify(one, undefined, 2));

export const configurationTarget = textTarget({
  name: 'configuration',
  extension: '.jsonc',
  inputs: mutated(
    texts,
    ['{', '}', '[', ']', ',', ':', '//', '/*', 'null', 'true', '"a": ', '{"__proto__": {"x": 1}}'],
    4,
  ),
  check(source) {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const file = sourceFile(id, 'other', source);
    const inside = (name: string): number | undefined => (name === id ? source.length : undefined);
    const resolved = resolveConfig(file, (other) => (other === id ? file : undefined));
    expectInside(spansIn([resolved.problems, configDiagnostics(resolved)]), inside);
    expectSame(readConfigFile(file).settings, readConfigFile(file).settings, 'read twice');
    const snapshot = snapshotOf({ 'a.defs': interfaceText }, resolved.config);
    const { diagnostics, problems } = lint(snapshot);
    expectInside(spansIn(diagnostics), () => interfaceText.length);
    const failed = problems.find(({ message }) => message.includes('failed'));
    if (failed !== undefined) throw new Error(failed.message);
    if (Object.getOwnPropertyNames(Object.prototype).length !== before || 'x' in {})
      throw new Error('Object.prototype has another property');
  },
});

const interfaceText =
  '#include <mach/std_types.defs>\nsubsystem thing 500;\nroutine thing_read(server : mach_port_t; a0 : int);\n';
