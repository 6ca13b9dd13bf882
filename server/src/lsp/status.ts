import type { Target } from '../model/target.ts';
import type { Status, TargetItem } from './protocol.ts';
import type { Session } from './session.ts';

/** What a status bar shows: of the folder that the last edited document lies in, else of the first. */
export function status(session: Session): Status {
  const { snapshot } = session.activeFolder;
  const { project } = snapshot;
  return {
    state: session.isReady ? 'ready' : 'indexing',
    files: session.allFolders.reduce((sum, folder) => sum + folder.snapshot.files.size, 0),
    layout: project.layout,
    dialect: project.dialect,
    target: session.activeFolder.target ?? null,
    targets: project.targets.map(targetItem),
  };
}

function targetItem({ name, dialect, architecture, defines }: Target): TargetItem {
  const macros = Object.entries(defines)
    .filter(([macro]) => !macro.startsWith('__'))
    .map(([macro, value]) => (value === '1' ? macro : `${macro}=${value}`));
  return { name, detail: [dialect, architecture, ...macros].join(' ') };
}
