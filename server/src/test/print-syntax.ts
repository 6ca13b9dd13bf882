import type { DefsSyntax } from '../syntax/defs/parser.ts';
import type { ArgumentNode, SyntaxNode, TypeNode } from '../syntax/defs/nodes.ts';
import type { Span } from '../text/span.ts';
import { unreachable } from '../text/unreachable.ts';

/** A syntax tree of one file as text, a line for each part, with the text that it covers. */
export function printSyntax({ statements, problems }: DefsSyntax, text: string): string {
  const lines: string[] = [];
  const add = (depth: number, what: string, { start, end }: Span): void => {
    const covered = text.slice(start, end).replace(/\s+/g, ' ');
    lines.push(`${'  '.repeat(depth)}${what} «${covered}»`);
  };

  const addType = (type: TypeNode | undefined, depth: number): void => {
    if (type === undefined) return;
    const form = 'form' in type ? ` ${type.form}` : '';
    add(depth, `${type.kind}${form}`, type.span);
    if (type.kind === 'array') addType(type.element, depth + 1);
    if (type.kind === 'pointer') addType(type.to, depth + 1);
  };
  const addArgument = ({ direction, name, type, flags, span }: ArgumentNode): void => {
    add(1, `argument ${direction?.word ?? '-'} ${name?.text ?? '?'} ${type?.kind ?? '?'}`, span);
    if (type?.kind === 'named') addType(type.type.spec, 2);
    for (const { word, variable, span: at } of flags) add(2, word + (variable ? '[]' : ''), at);
  };
  const addStatement = (node: SyntaxNode): void => {
    const states = [node.complete ? [] : ['broken'], node.skipped ? ['skipped'] : []].flat();
    add(0, [node.kind, ...states].join(' '), node.span);
    switch (node.kind) {
      case 'type':
        addType(node.declared?.spec, 1);
        for (const clause of node.declared?.clauses ?? []) add(1, clause.kind, clause.span);
        break;
      case 'routine':
        node.arguments.forEach(addArgument);
        break;
      case 'subsystem':
      case 'skip':
      case 'import':
      case 'setting':
      case 'broken':
        break;
      default:
        unreachable(node);
    }
  };

  statements.forEach(addStatement);
  for (const { at, message } of problems) {
    lines.push(`${text.slice(0, at.start).split('\n').length}: ${message}`);
  }
  return `${lines.join('\n')}\n`;
}
