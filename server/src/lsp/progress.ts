import { WorkDoneProgressCreateRequest } from 'vscode-languageserver/node';
import type { Session } from './session.ts';

type Report = (message: string, percentage: number) => void;

/** Shows in the editor that the server works at something, where the editor can show it. */
export async function withProgress(
  session: Session,
  title: string,
  work: (report: Report) => Promise<void>,
): Promise<void> {
  const { client, connection } = session;
  if (!client.workDoneProgress) return work(() => {});
  const token = session.newToken();
  // Nothing may be sent before the client agreed; the work does not wait for that.
  let told = connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
  const send = (value: object): void => {
    told = told.then(() => connection.sendNotification('$/progress', { token, value }));
  };
  send({ kind: 'begin', title, percentage: 0 });
  try {
    await work((message, percentage) => send({ kind: 'report', message, percentage }));
  } finally {
    send({ kind: 'end' });
    session.guard.background('window/workDoneProgress/create', told);
  }
}
