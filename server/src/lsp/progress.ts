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
  const token = `machlint/${(count += 1)}`;
  const send = (value: object): void => {
    session.guard.background('$/progress', connection.sendNotification('$/progress', { token, value }));
  };
  // The work does not wait for the client's leave to tell of it.
  const leave = connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
  session.guard.background('window/workDoneProgress/create', leave);
  send({ kind: 'begin', title, percentage: 0 });
  try {
    await work((message, percentage) => send({ kind: 'report', message, percentage }));
  } finally {
    send({ kind: 'end' });
  }
}

let count = 0;
