import type { Dialect } from '../../model/dialect.ts';
import type { SymbolId } from '../../workspace/occurrence.ts';
import { parseSymbolId } from '../../workspace/symbol-id.ts';

/**
 * A symbol in SCIP's grammar: scheme, manager, package, version, then descriptors with a suffix by kind.
 * A file's name is escaped, since it holds a dot.
 */
export function scipSymbol(symbol: SymbolId, project: string, dialect: Dialect): string {
  const { kind, path, name } = parseSymbolId(symbol);
  const folders =
    path === ''
      ? ''
      : path
          .split('/')
          .filter((part) => part !== '')
          .map((part) => `${escaped(part)}/`)
          .join('');
  const head = `machlint mig ${project === '' ? '.' : project.replace(/ /g, '  ')} ${dialect} `;
  switch (kind) {
    case 'routine':
      return `${head}${folders}${escaped(name)}().`;
    case 'argument': {
      const [routine = '', argument = ''] = name.split('/');
      return `${head}${folders}${escaped(routine)}().(${escaped(argument)})`;
    }
    case 'type':
      return `${head}${folders}${escaped(name)}#`;
    case 'macro':
      return `${head}${folders}${escaped(name)}!`;
    case 'subsystem':
      return `${head}${folders}${escaped(name)}:`;
    case 'page':
    case 'file':
      return `${head}${folders}`;
    case 'parameter':
      return `${head}${folders}${escaped(name)}.`;
    case 'code':
      return `${head}codes/${escaped(name)}.`;
    case 'function':
    case 'name':
      return `${head}c/${escaped(name)}.`;
  }
}

function escaped(name: string): string {
  return /^[A-Za-z0-9_+$-]+$/.test(name) ? name : `\`${name.replace(/`/g, '``')}\``;
}
