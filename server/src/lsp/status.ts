import type { FileProblem } from '../host/walk.ts';
import type { Session } from './session.ts';

/** Asked by the client, and told by the server where the client announces `experimental.machlintStatus`. */
export const statusMethod = 'machlint/status';

/** What a status bar shows, one entry a workspace folder. */
export interface Status {
  readonly state: 'reading' | 'ready';
  readonly folders: readonly FolderStatus[];
}

interface FolderStatus {
  /** Null for the documents that lie in no folder. */
  readonly uri: string | null;
  /** Whose tree it is: `xnu`, `gnumach`, `hurd`, `darling`, `sdk`, `files`. */
  readonly layout: string;
  readonly dialect: 'apple' | 'gnu';
  /** The targets that the layout or the configuration has, and the one whose view is shown, if one was chosen. */
  readonly targets: readonly string[];
  readonly target: string | null;
  readonly files: number;
  /** Files that could not be read, and why. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

export function status(session: Session): Status {
  if (!session.isReady) return { state: 'reading', folders: [] };
  const shown = session.allFolders.filter(
    (folder) => folder.root !== undefined || folder.snapshot.files.size > 0,
  );
  const problemOf = ({ file, message }: FileProblem) => ({ uri: session.uriOf(file), message });
  return {
    state: 'ready',
    folders: shown.map(({ root, snapshot, settings, problems }) => ({
      uri: root === undefined ? null : session.uriOf(root),
      layout: snapshot.project.layout,
      dialect: snapshot.project.dialect,
      targets: snapshot.project.targets.map(({ name }) => name),
      target: settings.target ?? null,
      files: snapshot.files.size,
      problems: problems.map(problemOf),
    })),
  };
}
