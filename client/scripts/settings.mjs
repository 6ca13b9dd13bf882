// Writes the settings of client/package.json from the schema of machlint.jsonc: `node client/scripts/settings.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifestPath = fileURLToPath(new URL('../package.json', import.meta.url));
const schemaPath = fileURLToPath(new URL('../../grammars/machlint.schema.json', import.meta.url));

/** Read from the file alone: lists of objects make no sense in a settings editor. */
const fileOnly = ['$schema', 'targets', 'overrides'];

/** These name places outside the folder or more work: a folder that nobody trusts does not set them. */
export const restricted = ['includes', 'imacros'].map((name) => `machlint.${name}`);

/** The `contributes.configuration` of the extension. */
export function settings() {
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
  const editor = schema.definitions.editor.properties;
  const shared = Object.entries(schema.properties)
    .filter(([name]) => !fileOnly.includes(name) && !(name in editor))
    .map(([name, property]) => [name, orFromFile(property)]);
  const properties = Object.fromEntries(
    [...Object.entries(editor), ...shared].map(([name, property]) => [
      `machlint.${name}`,
      { scope: 'resource', ...forPeople(property) },
    ]),
  );
  return { title: 'machlint', properties };
}

/** The settings editor shows code as code only in these. */
function forPeople({ description, enumDescriptions, ...rest }) {
  const described = { markdownDescription: description, ...rest };
  return enumDescriptions === undefined
    ? described
    : { ...described, markdownEnumDescriptions: enumDescriptions };
}

/** An unset setting leaves the word to machlint.jsonc: its default is null, not the file's default. */
function orFromFile({ enum: values, enumDescriptions, type, ...rest }) {
  const fromFile = 'What machlint.jsonc says, or the built-in value.';
  const described = {
    enumItemLabels: ['as in machlint.jsonc', ...(values ?? [])],
    ...(enumDescriptions !== undefined && { enumDescriptions: [fromFile, ...enumDescriptions] }),
  };
  return values === undefined
    ? { ...rest, type: [type, 'null'], default: null }
    : { ...rest, type: ['string', 'null'], enum: [null, ...values], ...described, default: null };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  manifest.contributes.configuration = settings();
  manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = restricted;
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
}
