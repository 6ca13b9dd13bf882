import { Ajv } from 'ajv';
import { parseTree } from 'jsonc-parser';
import { expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import schema from '../../../grammars/machlint.schema.json' with { type: 'json' };
import { checkJson, type JsonSchema } from './json-schema.ts';

const validate = new Ajv({ strict: false }).compile(schema);

function isSound(value: unknown): boolean {
  const tree = parseTree(JSON.stringify(value));
  return tree !== undefined && checkJson(tree, schema).length === 0;
}

it('agrees with ajv about any settings', () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(settings, (value) => {
      const verdict = validate(value);
      verdicts.add(verdict);
      expect(isSound(value)).toBe(verdict);
    }),
    { numRuns: 2000 },
  );
  expect(verdicts.size).toBe(2);
});

it('knows every keyword of the schema', () => {
  const known: Record<keyof Required<JsonSchema>, true> = {
    description: true,
    type: true,
    enum: true,
    properties: true,
    additionalProperties: true,
    propertyNames: true,
    required: true,
    items: true,
    maxItems: true,
    pattern: true,
    minLength: true,
    minimum: true,
    $ref: true,
    definitions: true,
  };
  // What speaks to editors and people alone.
  const silent = new Set(['$schema', 'title', 'default', 'enumDescriptions']);
  const unknown = [...keywordsOf(schema)].filter((one) => !(one in known) && !silent.has(one));
  expect(unknown).toEqual([]);
});

it('describes every setting', () => {
  const missing = Object.entries<JsonSchema>(schema.properties).filter(
    ([, { description = '' }]) => description === '',
  );
  expect(missing).toEqual([]);
});

/** Settings that are often right: names of the schema, values of its kinds. */
const text = fc.constantFrom('', 'a', 'apple', 'gnu', 'strict', 'ids', 'ids/range', 'error', 'A B');
const leaf = fc.oneof(text, fc.boolean(), fc.integer({ min: -2, max: 2 }), fc.constant(null));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(text, { maxLength: 31 }),
    objectOf(['name', 'files', 'rules', 'flags', 'prefix', 'maxOnStack', 'ids'], tie('value')),
    fc.dictionary(text, text, { maxKeys: 3 }),
  ),
}));
const settings = fc.oneof(
  objectOf(Object.keys(schema.properties), value),
  fc.tuple(objectOf(['name', 'roots', 'flags'], value)).map((targets) => ({ targets })),
  fc.tuple(objectOf(['files', 'rules'], value)).map((overrides) => ({ overrides })),
  value,
);

function objectOf(
  keys: readonly string[],
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(fc.constantFrom(...keys, 'other'), values, { maxKeys: 2 });
}

function* keywordsOf(node: JsonSchema): Generator<string> {
  yield* Object.keys(node);
  const { properties = {}, definitions = {}, items, propertyNames, additionalProperties } = node;
  const parts = [...Object.values(properties), ...Object.values(definitions)];
  for (const part of [...parts, items, propertyNames, additionalProperties]) {
    if (typeof part === 'object') yield* keywordsOf(part);
  }
}
