/** What a command knows of the world besides the file system: tests put their own in its place. */
export interface Host {
  /** The current folder: absolute, forward slashes. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything on standard input, to its end. */
  readonly readStdin: () => Promise<Uint8Array>;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** The terminal's width; 80 where nobody says. */
  readonly columns: number;
}

/** Whether a runner of GitHub Actions started the process. */
export function isAction({ GITHUB_ACTIONS: told = '' }: Host['env']): boolean {
  return told !== '' && told !== 'false';
}
