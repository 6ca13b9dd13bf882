import type { Node } from 'jsonc-parser';
import { clip } from '../text/clip.ts';
import { nearest } from '../text/nearest.ts';

/** The part of JSON Schema (draft 7) that `machlint.schema.json` uses. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** One way in which a value is not what its schema says. */
export interface SchemaFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** What was probably meant, to be put in the place of `start` to `end`. */
  readonly meant?: string;
}

/**
 * Holds a JSON value against a schema. It walks the tree with its positions, so that each fault stands where it was
 * written. (ajv would take 50 ms to compile the schema at every start, and lose the positions; the test holds the two
 * to the same verdict.)
 */
export function checkJson(node: Node, schema: JsonSchema, root = schema): readonly SchemaFault[] {
  const rules = resolve(schema, root);
  const fault = checkValue(node, rules);
  if (fault !== undefined) return [fault];
  switch (node.type) {
    case 'object':
      return checkObject(node, rules, root);
    case 'array':
      return checkItems(node, rules, root);
    default:
      return [];
  }
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  let found: unknown = root;
  for (const key of schema.$ref.split('/').slice(1)) {
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return resolve(found as JsonSchema, root);
}

/** What is wrong with the value itself, its parts aside. */
function checkValue(node: Node, schema: JsonSchema): SchemaFault | undefined {
  const { type, minLength = 0, minimum = -Infinity, maxItems = Infinity } = schema;
  const value: unknown = node.value;
  const isOfType = type === undefined || type === node.type || isInteger(type, value);
  const isListed = schema.enum === undefined || schema.enum.some((known) => known === value);
  if (!isOfType || !isListed || !hasForm(schema, value)) {
    const fault = faultAt(node, `${written(node)} is not known here, expected ${wanted(schema)}`);
    const meant = typeof value === 'string' ? nearest(value, schema.enum ?? []) : undefined;
    return meant === undefined ? fault : { ...fault, meant: JSON.stringify(meant) };
  }
  if (typeof value === 'string' && value.length < minLength) {
    return faultAt(node, 'the text is empty, expected one');
  }
  if (typeof value === 'number' && value < minimum) {
    return faultAt(node, `${value} is too small, expected ${minimum} or more`);
  }
  const count = node.type === 'array' ? (node.children ?? []).length : 0;
  if (count <= maxItems) return undefined;
  return faultAt(node, `there are ${count} entries, expected at most ${maxItems}`);
}

function hasForm({ pattern }: JsonSchema, value: unknown): boolean {
  return typeof value !== 'string' || pattern === undefined || new RegExp(pattern, 'u').test(value);
}

function isInteger(type: string, value: unknown): boolean {
  return type === 'integer' && Number.isInteger(value);
}

function checkObject(node: Node, schema: JsonSchema, root: JsonSchema): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (seen.has(name)) faults.push(faultAt(key, `\`${clip(name)}\` is set twice`));
    seen.add(name);
    faults.push(...checkProperty(key, value, schema, root));
  }
  for (const name of schema.required ?? []) {
    if (!seen.has(name)) faults.push(faultAt(node, `\`${name}\` is missing`));
  }
  return faults;
}

function checkProperty(
  key: Node,
  value: Node,
  schema: JsonSchema,
  root: JsonSchema,
): readonly SchemaFault[] {
  const { properties = {}, propertyNames, additionalProperties = true } = schema;
  const name = String(key.value);
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (own !== undefined) return checkJson(value, own, root);
  if (additionalProperties === false) return [unknownProperty(key, name, Object.keys(properties))];
  const ofName = propertyNames === undefined ? [] : checkJson(key, propertyNames, root);
  const ofValue = additionalProperties === true ? [] : checkJson(value, additionalProperties, root);
  return [...ofName, ...ofValue];
}

function unknownProperty(key: Node, name: string, known: readonly string[]): SchemaFault {
  const settings = known.filter((one) => !one.startsWith('$'));
  const meant = nearest(name, settings);
  if (meant === undefined) {
    return faultAt(key, `\`${clip(name)}\` is no setting, expected ${listOf(settings)}`);
  }
  const message = `\`${clip(name)}\` is no setting, the nearest name is \`${meant}\``;
  return { ...faultAt(key, message), meant: JSON.stringify(meant) };
}

function checkItems(node: Node, { items }: JsonSchema, root: JsonSchema): readonly SchemaFault[] {
  if (items === undefined) return [];
  return (node.children ?? []).flatMap((item) => checkJson(item, items, root));
}

function faultAt({ offset, length }: Node, message: string): SchemaFault {
  return { start: offset, end: offset + length, message };
}

function written(node: Node): string {
  switch (node.type) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    default:
      return `\`${clip(String(node.value))}\``;
  }
}

function wanted(schema: JsonSchema): string {
  if (schema.enum !== undefined) return listOf(schema.enum);
  if (schema.pattern !== undefined && schema.description !== undefined) return schema.description;
  switch (schema.type) {
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'string':
      return 'a text in quotes';
    case 'boolean':
      return '`true` or `false`';
    default:
      return 'a whole number';
  }
}

/** `a`, `b` or `c`. */
function listOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
