import { toFileId } from './path.ts';
import { describeWriteError } from './replace-file.ts';
import { isAction, type Host, type Output } from './host.ts';

/** The process itself as a host. A reader that goes away (`| head`) is no error: what follows is dropped. */
export function processHost(): Host {
  return {
    cwd: toFileId(process.cwd(), '.'),
    env: process.env,
    stdout: output(process.stdout),
    stderr: output(process.stderr, isAction(process.env) ? unheard : undefined),
    readStdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    now: () => performance.now(),
  };
}

/** @param safe makes a text safe for whoever reads a stream that is no terminal */
function output(stream: NodeJS.WriteStream, safe = (text: string): string => text): Output {
  let closed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code === 'EPIPE') return;
    // What was asked for was not said: nothing that follows may end as if it was.
    process.stderr.write(`machlint: the output ${describeWriteError(error)}\n`);
    process.exit(2);
  });
  return {
    write: (text) => {
      if (!closed && text !== '') stream.write(stream.isTTY ? printable(text) : safe(text));
    },
    // Streams that are no terminal have neither of these, whatever their type says.
    isTerminal: Boolean(stream.isTTY),
    columns: Number(stream.columns) || 80,
  };
}

/**
 * What the runner of a GitHub action does not take for a command: a file may be called `::stop-commands::`. Source:
 * `ActionCommand.cs` of `actions/runner`, which reads both streams.
 */
function unheard(text: string): string {
  return text.replace(/^([^\S\n\r\u2028\u2029]*)::/gm, '$1\\u{3a}:').replaceAll('##[', '#\\u{23}[');
}

/**
 * What a page or an interface says must not drive the terminal: control characters become a replacement character, all
 * but line breaks, tabs and colours.
 */
function printable(text: string): string {
  return text.replace(controls, (match) => (match.length > 1 ? match : '\ufffd'));
}

const controls = /\u001b\[[\d;]*[mK]|\r|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
