import { configurationTarget } from './configuration-target.ts';
import { contractTarget } from './contract-target.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { gccTarget } from './gcc-target.ts';
import { interfaceTarget } from './interface-target.ts';
import { migcomTarget } from './migcom-target.ts';
import { pageTarget } from './page-target.ts';
import { sessionTarget } from './session-target.ts';
import { workspaceTarget } from './workspace-target.ts';

/** Everything that `npm run fuzz` can throw input at. */
export const fuzzTargets: readonly FuzzTarget[] = [
  interfaceTarget,
  gccTarget,
  migcomTarget,
  pageTarget,
  configurationTarget,
  contractTarget,
  workspaceTarget,
  sessionTarget,
];
