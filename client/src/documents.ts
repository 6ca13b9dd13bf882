import * as vscode from 'vscode';
import { defsContent } from '../../server/src/syntax/defs/recognise.ts';
import { looksLikePage } from '../../server/src/syntax/man/recognise.ts';

/**
 * Whether the server has something to say about a document: an interface, or HTML that is a Mach man page. Only the
 * head of the text is looked at. Files that are not on this machine's disk (a virtual workspace) keep the grammar's
 * colours and get nothing else: an interface means nothing without the files that it includes.
 */
export function isOurs(document: vscode.TextDocument): boolean {
  const { languageId, uri } = document;
  if (languageId === 'mig') return uri.scheme === 'file' || uri.scheme === 'untitled';
  return languageId === 'html' && uri.scheme === 'file' && looksLikePage(head(document));
}

/**
 * Gives a `.defs` file that is not MIG's the language that it has. It happens once a document: who sets the language
 * back by hand knows better.
 */
export async function correctLanguage(document: vscode.TextDocument): Promise<void> {
  const key = document.uri.toString();
  if (document.languageId !== 'mig' || document.uri.scheme !== 'file' || corrected.has(key)) return;
  const content = defsContent(head(document));
  if (content === 'mig') return;
  corrected.add(key);
  const known = new Set(await vscode.languages.getLanguages());
  const language = languagesFor[content].find((id) => known.has(id)) ?? 'plaintext';
  await vscode.languages.setTextDocumentLanguage(document, language);
}

/** Documents of this window whose language was corrected; a few strings in the worst case. */
const corrected = new Set<string>();

const languagesFor = { lisp: ['scheme', 'lisp', 'commonlisp'], makefile: ['makefile'] } as const;

/** How much of a document is looked at, in UTF-16 units: nothing decides later than this. */
const headLength = 8192;

function head(document: vscode.TextDocument): string {
  const end = document.positionAt(headLength);
  return document.getText(new vscode.Range(0, 0, end.line, end.character));
}
