import { readFileSync } from 'node:fs';
import type { Client } from './client.ts';
import { answerOf, requestsAt } from './every-request.ts';
import { RandomSession, random } from './random-session.ts';
import { smallTree } from './small-tree.ts';

/** What a run of random edits and requests on broken text found. */
export interface HostileRun {
  readonly steps: number;
  /** Requests that failed for the server's own fault, with what it said. */
  readonly faults: readonly string[];
  /** The server's resident memory in MiB at tenths of the run; empty where the system does not tell. */
  readonly memory: readonly number[];
}

/** Codes of refusals that are no faults: invalid parameters, a request that failed with a reason, changed, cancelled. */
const refusals: readonly unknown[] = [-32602, -32803, -32801, -32800, -32802];

/**
 * Edits texts at random and asks about any place in them, one step after the other. The folder's files lie on disk, and
 * every document is open.
 */
export async function hostileRun(
  client: Client,
  folder: string,
  steps: number,
  seed: number,
): Promise<HostileRun> {
  const pick = random(seed);
  const session = new RandomSession(client, folder, smallTree, pick);
  for (const name of session.names) await session.show(name);
  const faults: string[] = [];
  const memory: number[] = [];
  for (let step = 0; step < steps; step++) {
    const name = session.oneOf(session.names);
    if (pick(3) > 0) await session.edit(name);
    else {
      const request = session.oneOf(requestsAt(session, name));
      const answer = await answerOf(session, request);
      const isRefused = typeof answer === 'object' && answer !== null && 'refused' in answer;
      if (isRefused && !refusals.includes(answer.refused)) {
        faults.push(`step ${step}: ${request.method}: ${JSON.stringify(answer)}`);
      }
    }
    if (step % Math.ceil(steps / 10) === 0) memory.push(...residentMemory(client));
  }
  await client.request('machlint/status', {});
  memory.push(...residentMemory(client));
  const logged = client.told
    .filter(({ method }) => method === 'window/logMessage')
    .map(({ params }) => JSON.stringify(params).slice(0, 300));
  return { steps, faults: [...faults, ...logged], memory };
}

function residentMemory({ process: { pid } }: Client): readonly number[] {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kibibytes = /^VmRSS:\s*(\d+) kB/m.exec(status)?.[1];
    return kibibytes === undefined ? [] : [Math.round(Number(kibibytes) / 1024)];
  } catch {
    return [];
  }
}
