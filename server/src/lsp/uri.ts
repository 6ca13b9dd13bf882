import { posix } from 'node:path';
import { fileId, type FileId } from '../text/span.ts';

/**
 * The file that a document's URI names: its path for `file:`, the URI itself for a document that was never saved.
 * Undefined for every other scheme (the old side of a comparison, a terminal): such a copy is no part of the workspace.
 */
export function fileOfUri(uri: string): FileId | undefined {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(uri) ?? [];
  if (scheme.toLowerCase() === 'untitled') return fileId(uri);
  const [, authority = '', encoded = ''] = /^\/\/([^/?#]*)(\/[^?#]*)/.exec(rest) ?? [];
  if (scheme.toLowerCase() !== 'file' || encoded === '') return undefined;
  const path = decoded(encoded);
  if (path === undefined || path.includes('\0')) return undefined;
  const isLocal = authority === '' || authority.toLowerCase() === 'localhost';
  return normalized(isLocal ? path : `//${authority}${path}`);
}

/** The URI of a file, escaped as Visual Studio Code escapes it: most clients compare URIs as plain text. */
export function uriOfFile(file: FileId): string {
  if (!file.startsWith('/') && !/^[A-Za-z]:/.test(file)) return file;
  if (file.startsWith('//')) return `file:${escaped(file)}`;
  const path = file.startsWith('/') ? file : `/${file.slice(0, 1).toLowerCase()}${file.slice(1)}`;
  return `file://${escaped(path)}`;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** No `.`, no `..`, no slash at the end; a drive as `C:/…`. */
function normalized(path: string): FileId {
  const unc = path.startsWith('//');
  const plain = posix.normalize(path).replace(/(?<=.)\/$/, '');
  const drive = /^\/([A-Za-z]):(.*)$/.exec(plain);
  if (drive !== null) return fileId(`${(drive[1] ?? '').toUpperCase()}:${drive[2] ?? ''}`);
  return fileId(unc ? `/${plain}` : plain);
}

function escaped(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~/]/gu, (character) =>
    /[\ud800-\udfff]/.test(character) && character.length === 1
      ? '%EF%BF%BD'
      : encodeURIComponent(character).replace(/[!'()*]/g, percent),
  );
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
