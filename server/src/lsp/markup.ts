import type { MarkupContent } from 'vscode-languageserver/node';
import type { Session } from './session.ts';

/** A description as the client shows it in one place. What makes plain text of Markdown is loaded where it is needed. */
export async function markup(
  { client }: Session,
  where: 'hover' | 'completion' | 'signature',
  markdown: string,
): Promise<MarkupContent> {
  if (client.markdown[where]) return { kind: 'markdown', value: markdown };
  const { plainText } = await import('./plain-text.ts');
  return { kind: 'plaintext', value: plainText(markdown) };
}
