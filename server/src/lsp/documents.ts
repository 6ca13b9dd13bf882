import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { sourceFile, type FileKind, type SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Converter } from './convert.ts';
import { fileOfUri } from './uri.ts';

/** A document that the editor holds: from open to close its text is the truth, whatever the disk says. */
export interface OpenDocument {
  /** As the client spells it: answers name the document by the same letters. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly file: SourceFile;
}

/** Decides what a document is by its name and text, and by its language id only where those say nothing. */
export type KindOf = (file: FileId, text: string, languageId: string) => FileKind;

/**
 * The documents that the editor has open, kept in step by its edits. The stock store counts columns in UTF-16 only;
 * this one takes the encoding that was agreed on.
 */
export class Documents {
  readonly #byFile = new Map<FileId, OpenDocument>();
  readonly #convert: Converter;
  readonly #kindOf: KindOf;

  constructor(convert: Converter, kindOf: KindOf) {
    this.#convert = convert;
    this.#kindOf = kindOf;
  }

  get(file: FileId): OpenDocument | undefined {
    return this.#byFile.get(file);
  }

  get all(): Iterable<OpenDocument> {
    return this.#byFile.values();
  }

  /** Undefined for a document that is no file: see `fileOfUri`. */
  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument | undefined {
    const id = fileOfUri(textDocument.uri);
    if (id === undefined) return undefined;
    return this.#put(id, textDocument, textDocument.text);
  }

  /** Applies the edits one after the other: each speaks of the text that the one before it left. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const id = fileOfUri(textDocument.uri);
    const before = id === undefined ? undefined : this.#byFile.get(id);
    if (id === undefined || before === undefined) return undefined;
    const { file } = contentChanges.reduce((state, change) => this.#applied(state, change), before);
    const { uri, languageId } = before;
    return this.#put(id, { uri, languageId, version: textDocument.version }, file.text);
  }

  close(uri: string): FileId | undefined {
    const id = fileOfUri(uri);
    return id !== undefined && this.#byFile.delete(id) ? id : undefined;
  }

  #applied(document: OpenDocument, change: TextDocumentContentChangeEvent): OpenDocument {
    const { file } = document;
    if (!('range' in change)) return { ...document, file: withText(file, change.text) };
    const { start, end } = this.#convert.span(file, change.range);
    const text = file.text.slice(0, start) + change.text + file.text.slice(end);
    return { ...document, file: withText(file, text) };
  }

  #put(
    id: FileId,
    { uri, languageId, version }: Omit<OpenDocument, 'file'>,
    text: string,
  ): OpenDocument {
    const file = sourceFile(id, this.#kindOf(id, text, languageId), text);
    const document = { uri, languageId, version, file };
    this.#byFile.set(id, document);
    return document;
  }
}

function withText(file: SourceFile, text: string): SourceFile {
  return sourceFile(file.id, file.kind, text);
}
