import type { FileProblem } from '../host/walk.ts';
import type { Status } from './protocol.ts';
import type { Session } from './session.ts';

/** What a status bar shows, one entry a workspace folder. */
export function status(session: Session): Status {
  if (!session.isReady) return { state: 'reading', folders: [] };
  const shown = session.allFolders.filter(
    (folder) => folder.root !== undefined || folder.snapshot.files.size > 0,
  );
  const problemOf = ({ file, message }: FileProblem) => ({ uri: session.uriOf(file), message });
  return {
    state: 'ready',
    folders: shown.map(({ root, snapshot, target, problems }) => ({
      uri: root === undefined ? null : session.uriOf(root),
      layout: snapshot.project.layout,
      dialect: snapshot.project.dialect,
      targets: snapshot.project.targets.map(({ name }) => name),
      target: target ?? null,
      files: snapshot.files.size,
      problems: problems.map(problemOf),
    })),
  };
}
