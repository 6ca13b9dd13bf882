import { watch } from 'chokidar';
import { passedOver } from '../host/walk.ts';
import type { Host } from '../host/host.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { CheckedProject } from './check-projects.ts';
import type { Project } from './locate.ts';

/**
 * Checks, and checks again whenever a file below the projects' folders changes, until the process is stopped. Changes
 * that come together are one.
 */
export async function watchProjects(
  projects: readonly Project[],
  { stderr }: Host,
  check: (known: ReadonlyMap<FileId, SourceFile>) => Promise<readonly CheckedProject[]>,
): Promise<never> {
  let known: ReadonlyMap<FileId, SourceFile> = new Map();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const again = async (): Promise<void> => {
    const checked = await check(known);
    known = new Map(
      checked.flatMap(({ input }) => input.sources.map((source) => [source.id, source] as const)),
    );
  };
  const tellWaiting = (): void => {
    stderr.write('machlint: watching for changes (control-C ends it)\n');
  };

  await again();
  const watcher = watch(
    projects.flatMap(({ reading }) => reading.roots),
    {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => passedOver.has(path.slice(path.lastIndexOf('/') + 1)),
    },
  );
  watcher.on('ready', tellWaiting);
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work
        .then(again)
        .catch((error: unknown) => {
          stderr.write(`machlint: ${error instanceof Error ? error.message : String(error)}\n`);
        })
        .then(tellWaiting);
    }, 100);
  });
  return new Promise<never>(() => undefined);
}
