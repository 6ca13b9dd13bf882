import type {
  Location,
  Range,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
  WorkDoneProgressParams,
} from 'vscode-languageserver-protocol';

// What machlint's server and its clients say to each other beyond the protocol. A client needs none of it: it is for
// status bars, trees and previews. Server and extension both import this file, so neither can drift from the other.

/** Method, parameters and result of each request that a client may send. */
export interface ExtraRequests {
  /** The interfaces of all folders, each as its folder's chosen target reads it, in the order of their ids. */
  'machlint/subsystems': { params: Record<string, never>; result: readonly SubsystemItem[] };
  /** How the messages of the routine at a place are laid out; null where there is no routine. */
  'machlint/layout': { params: TextDocumentPositionParams; result: Rendered | null };
  /** A man page as a reader sees it; null where the document is none. */
  'machlint/pagePreview': {
    params: { textDocument: TextDocumentIdentifier };
    result: Rendered | null;
  };
  /** From a routine to the pages that document it, from a page (or a routine's name on it) to the interface. */
  'machlint/counterparts': { params: TextDocumentPositionParams; result: readonly Location[] };
  'machlint/status': { params: Record<string, never>; result: Status };
  /** Lints everything, reporting progress; cancelled like any request. Findings themselves travel as diagnostics. */
  'machlint/lintWorkspace': { params: WorkDoneProgressParams; result: LintSummary };
}

/** Notifications of the server, to a client that announces `experimental.machlintStatus`. */
export interface ExtraNotifications {
  'machlint/status': Status;
}

/** What a status bar shows. A target is chosen by the setting `machlint.target` of the folder. */
export interface Status {
  readonly state: 'reading' | 'ready';
  /** One entry a workspace folder; none while they are read. */
  readonly folders: readonly FolderStatus[];
}

export interface FolderStatus {
  /** Null for the documents that lie in no folder. */
  readonly uri: string | null;
  /** Whose tree it is: `xnu`, `gnumach`, `hurd`, `darling`, `sdk`, `files`. */
  readonly layout: string;
  readonly dialect: 'apple' | 'gnu';
  /** The targets that the layout or the configuration has, and the one whose view is shown, if one was chosen. */
  readonly targets: readonly string[];
  readonly target: string | null;
  readonly files: number;
  /** Files that could not be read, and why. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

export interface SubsystemItem {
  readonly name: string;
  readonly base: number;
  /** The first id after the last slot. */
  readonly end: number;
  readonly side: 'kernel-server' | 'kernel-user' | 'user';
  readonly uri: string;
  /** The subsystem's name in its statement. */
  readonly range: Range;
  readonly slots: readonly SlotItem[];
}

export interface SlotItem {
  readonly kind: 'routine' | 'simpleroutine' | 'skip';
  /** What MIG sees; empty for a skip. */
  readonly name: string;
  readonly messageId: number;
  /** Null where no reply is sent. */
  readonly replyId: number | null;
  readonly uri: string;
  /** The written name, or the skip. */
  readonly range: Range;
}

/**
 * A piece of HTML for a webview: it holds no script, no style and no link but `#link-N`, which means `links[N]`,
 * and fragments of its own. The classes that it uses are those of the site's style sheet.
 */
export interface Rendered {
  readonly title: string;
  readonly html: string;
  readonly links: readonly Location[];
}

export interface LintSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}
