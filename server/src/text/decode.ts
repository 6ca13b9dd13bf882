/** How a file's bytes were read, so that an edited file is written back in the same way. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'latin1';

export interface Decoded {
  /** Without the byte order mark: every offset counts from the first unit behind it. */
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Bytes to text: UTF-16 where its byte order mark stands first, else UTF-8 with or without the mark, else Latin-1
 * (old pages), in which every byte is one unit. Never fails.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: utf16le.decode(bytes.subarray(2)), encoding: 'utf-16le' };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: utf16be.decode(bytes.subarray(2)), encoding: 'utf-16be' };
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = strictUtf8.decode(marked ? bytes.subarray(3) : bytes);
    return { text, encoding: marked ? 'utf-8-bom' : 'utf-8' };
  } catch {
    return { text: latin1(bytes), encoding: 'latin1' };
  }
}

/** Text back to bytes; undefined where the encoding cannot hold the text (a character past U+00FF in Latin-1). */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case 'utf-8':
      return utf8Writer.encode(text);
    case 'utf-8-bom':
      return utf8Writer.encode(`\ufeff${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(text, encoding === 'utf-16le');
    case 'latin1':
      return latin1Bytes(text);
  }
}

/**
 * Whether the bytes are no text in any of these encodings: among the first 8 KiB, more than one byte in ten is a control
 * code that no text holds, NUL among them, and no UTF-16 mark stands first. A lone NUL in a source is the parser's business.
 */
export function looksBinary(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return false;
  const length = Math.min(bytes.length, 8192);
  let nuls = 0;
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) nuls++;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return nuls > 0 && controls * 10 > length;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });
const utf8Writer = new TextEncoder();

/** Not `TextDecoder('latin1')`, which by its standard is Windows-1252. */
function latin1(bytes: Uint8Array): string {
  const chunk = 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return text;
}

function latin1Bytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) return undefined;
    bytes[i] = unit;
  }
  return bytes;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}
