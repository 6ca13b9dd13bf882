import type {
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Change } from '../features/code-action.ts';
import type { RenameEdit } from '../features/rename.ts';
import type { Edit } from '../text/edit.ts';
import { groupBy } from '../text/group-by.ts';
import type { FileId } from '../text/span.ts';
import type { Question } from './question.ts';

type Asked = Pick<Question, 'session' | 'snapshot'>;

/** Edits of any files, with the versions that they speak of where the client takes them. */
export function toWorkspaceEdit(asked: Asked, edits: readonly Edit[]): WorkspaceEdit {
  return toChange(asked, { edits, creates: [] });
}

/** New files first. A client that cannot create files does not see actions that do: see `canApply`. */
export function toChange(asked: Asked, { edits, creates }: Change): WorkspaceEdit {
  const { session } = asked;
  const byFile = groupBy(edits, ({ span }) => span.file);
  if (!session.client.documentChanges) {
    const changes = [...byFile].map(([file, list]) => [
      session.uriOf(file),
      textEdits(asked, file, list),
    ]);
    return { changes: Object.fromEntries(changes) as Record<string, TextEdit[]> };
  }
  const zero = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...creates.flatMap(({ file, text }) => [
        { kind: 'create' as const, uri: session.uriOf(file), options: { ignoreIfExists: true } },
        {
          textDocument: { uri: session.uriOf(file), version: null },
          edits: [{ range: { start: zero, end: zero }, newText: text }],
        },
      ]),
      ...[...byFile].map(([file, list]) => documentEdit(asked, file, textEdits(asked, file, list))),
    ],
  };
}

/** Edits of several folders as one. */
export function merged(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const isByVersion = edits.some(({ documentChanges }) => documentChanges !== undefined);
  if (isByVersion) return { documentChanges: edits.flatMap((edit) => edit.documentChanges ?? []) };
  const changes = edits.flatMap((edit) => Object.entries(edit.changes ?? {}));
  return { changes: Object.fromEntries(changes) };
}

/** Whether the client can carry a change out. */
export function canApply({ session: { client } }: Asked, { creates }: Change): boolean {
  return creates.length === 0 || (client.documentChanges && client.createFiles);
}

/** A rename's edits, in groups that a person can look at one by one. */
export function toRenameEdit(asked: Asked, edits: readonly RenameEdit[]): WorkspaceEdit {
  const { client } = asked.session;
  if (!client.documentChanges || !client.changeAnnotations) return toWorkspaceEdit(asked, edits);
  const used = new Set(edits.map(({ group }) => group));
  return {
    documentChanges: [...groupBy(edits, ({ span }) => span.file)].map(([file, list]) =>
      documentEdit(
        asked,
        file,
        list.flatMap((edit) =>
          textEdits(asked, file, [edit]).map((each) => ({ ...each, annotationId: edit.group })),
        ),
      ),
    ),
    changeAnnotations: Object.fromEntries(
      Object.entries(annotations).filter(([group]) => used.has(group as RenameEdit['group'])),
    ),
  };
}

const annotations: Readonly<Record<RenameEdit['group'], ChangeAnnotation>> = {
  interface: { label: 'Interfaces', needsConfirmation: false },
  page: { label: 'Man pages', needsConfirmation: false },
  prose: {
    label: 'Text of man pages',
    description: 'where the name is mentioned in a sentence or a link',
    needsConfirmation: false,
  },
};

function documentEdit(
  { session }: Asked,
  file: FileId,
  edits: TextDocumentEdit['edits'],
): TextDocumentEdit {
  const version = session.documents.get(file)?.version ?? null;
  return { textDocument: { uri: session.uriOf(file), version }, edits };
}

function textEdits({ session, snapshot }: Asked, file: FileId, edits: readonly Edit[]): TextEdit[] {
  const source = snapshot.files.get(file);
  if (source === undefined) return [];
  return edits.map(({ span, insert }) => ({
    range: session.convert.range(source, span),
    newText: insert,
  }));
}
