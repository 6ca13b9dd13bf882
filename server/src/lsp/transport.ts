import { createConnection } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import {
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { FrameReader } from './frame-reader.ts';
import { PatientWriter } from './patient-writer.ts';

/** How the client reaches the server. */
export type Transport =
  | { readonly kind: 'stdio' }
  /** The client listens on this port of the own machine. */
  | { readonly kind: 'socket'; readonly port: number }
  /** The client started this process with `child_process.fork`. */
  | { readonly kind: 'node-ipc' }
  | { readonly kind: 'streams'; readonly input: Readable; readonly output: Writable };

export interface Channel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Settles when the client has read enough of what it was told for another answer. */
  readonly room: () => Promise<void>;
  /** Calls back when the other side is gone, for channels whose reader does not notice. */
  readonly onGone: (callback: () => void) => void;
  /** Lets go of the stream, so that nothing keeps the process alive. */
  readonly close: () => void;
}

/** Rejects where the socket cannot be reached, or where the process has no channel to a parent. */
export async function openChannel(transport: Transport): Promise<Channel> {
  switch (transport.kind) {
    case 'stdio':
      return overStreams(process.stdin, process.stdout);
    case 'streams':
      return overStreams(transport.input, transport.output);
    case 'socket': {
      const socket = createConnection(transport.port, '127.0.0.1');
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
      return overStreams(socket, socket);
    }
    case 'node-ipc':
      if (process.send === undefined) {
        throw new Error('--node-ipc needs a parent process that opened a channel');
      }
      return {
        reader: new IPCMessageReader(process),
        writer: new IPCMessageWriter(process),
        room: () => Promise.resolve(),
        onGone: (callback) => process.once('disconnect', callback),
        close: () => {
          if (process.connected) process.disconnect();
        },
      };
  }
}

function overStreams(input: Readable, output: Writable): Channel {
  const writer = new PatientWriter(output);
  return {
    reader: new FrameReader(input),
    writer,
    room: () => writer.room(),
    onGone: () => {},
    close: () => input.destroy(),
  };
}
