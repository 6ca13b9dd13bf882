import { existsSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import schema from '../../../grammars/machlint.schema.json' with { type: 'json' };
import { describeWriteError } from '../host/replace-file.ts';
import { toFileId } from '../host/path.ts';
import { relativePath } from '../text/relative-path.ts';
import type { Project } from '../workspace/snapshot.ts';
import { CommandError, type CommandModule } from './command.ts';
import { openPaths } from './open-paths.ts';

export const define: CommandModule['define'] = (command, { host }) =>
  command
    .description('Write a commented machlint.jsonc for the layout found.')
    .argument('[folder]', 'where (default: the current folder)', '.')
    .action((folder: string) => {
      const file = posix.join(toFileId(host.cwd, folder), 'machlint.jsonc');
      const shown = relativePath(host.cwd, file);
      if (existsSync(file))
        throw new CommandError(`\`${shown}\` is there already; nothing was written`);
      const { project } = openPaths([folder], {}, host).workspace.current;
      try {
        writeFileSync(file, configurationText(project), { flag: 'wx' });
      } catch (error) {
        throw new CommandError(`\`${shown}\` ${describeWriteError(error)}`);
      }
      host.stdout.write(`wrote ${shown}: ${layoutWords(project)}\n`);
    });

/** Every setting with its default and its documentation, commented out: the file changes nothing until it is edited. */
function configurationText(project: Project): string {
  const { properties } = schema;
  const settings = Object.entries(properties)
    .filter(([name]) => name !== '$schema')
    .map(([name, property]) => {
      const value = oneLine(examples[name] ?? ('default' in property ? property.default : null));
      return [...comment(property.description), `// "${name}": ${value},`]
        .map((line) => `  ${line}\n`)
        .join('');
    });
  return [
    '// How machlint reads and checks the Mach interfaces under this folder.\n',
    `// Found when this was written: ${layoutWords(project)}.\n`,
    '// Each setting shows its default or an example; take the slashes before it away to change it.\n',
    '{\n',
    settings.join('\n'),
    '}\n',
  ].join('');
}

/** For settings whose default is empty, something to change. */
const examples: Readonly<Record<string, unknown>> = {
  architecture: 'arm64',
  target: ['user', 'kernel-server'],
  defines: { KERNEL_SERVER: '1' },
  includes: ['include'],
  targets: [{ name: 'user', defines: {}, includes: ['include'] }],
  rules: { 'man/broken-link': 'error', style: 'off' },
  select: ['mig', 'ids'],
  ignore: ['style'],
  exclude: ['third-party/**'],
  overrides: [{ files: ['tests/**'], rules: { ids: 'off' } }],
};

function layoutWords({ layout, dialect, targets }: Project): string {
  const named = layout === 'files' ? 'single files' : `the layout \`${layout}\``;
  const whose = dialect === 'apple' ? 'Apple’s MIG' : 'GNU’s MIG';
  const names = [...new Set(targets.map(({ name }) => name))].join(', ');
  return `${named}, ${whose}${names === '' ? '' : `, targets ${names}`}`;
}

function oneLine(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replace(/\n\s*/g, ' ');
}

/** A text as comment lines of at most 100 columns. */
function comment(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const line = `${lines[last] ?? ''} ${word}`.trimStart();
    if (line.length <= 95) lines[last] = line;
    else lines.push(word);
  }
  return lines.map((line) => `// ${line}`);
}
