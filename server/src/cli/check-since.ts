import type { Host } from '../host/host.ts';
import { findingsOf, withoutKnown } from '../reports/baseline.ts';
import { reportOf, type CheckedProject } from './check-projects.ts';
import { gitVersion } from './git-version.ts';
import { lintSources } from './lint-sources.ts';
import type { Progress } from './progress.ts';
import { sharedSources } from './shared-sources.ts';

/**
 * The projects with what they had already at a commit taken out of their reports: a finding is the same where rule, file,
 * line and message are, wherever the line stands. The commit is judged by the configuration of now.
 * @throws CommandError where git has no such commit
 */
export function sinceCommit(
  checked: readonly CheckedProject[],
  commit: string,
  { host, progress }: { readonly host: Host; readonly progress: Progress },
): readonly CheckedProject[] {
  return checked.map((one) => {
    const before = lintBefore(one, commit, progress);
    const facts = { folder: host.cwd, checked: 0, unread: [], durationMs: 0 };
    const known = findingsOf(reportOf(before, one.project, facts));
    return { ...one, report: withoutKnown(one.report, known) };
  });
}

function lintBefore(
  { project, input, beyond }: CheckedProject,
  commit: string,
  progress: Progress,
) {
  const { sources, readFiles } = gitVersion(project, commit, { option: '--since', beyond });
  return lintSources(
    { ...input, sources: sharedSources(sources, input.sources) },
    {
      cache: undefined,
      onStep: () => progress.step(`checking ${commit}`),
      readFiles,
    },
  );
}
