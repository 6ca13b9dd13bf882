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
  /** The interfaces of the workspace as the chosen target reads them, in the order of their ids. */
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
  /** Chooses the target whose view is shown; null: the one that the settings name. The answer is the new status. */
  'machlint/chooseTarget': { params: { target: string | null }; result: Status };
  /** Lints everything, reporting progress; cancelled like any request. Findings themselves travel as diagnostics. */
  'machlint/lintWorkspace': { params: WorkDoneProgressParams; result: LintSummary };
}

/** Notifications of the server, to a client that announces `experimental.machlintStatus`. */
export interface ExtraNotifications {
  'machlint/status': Status;
}

/** What a status bar shows. */
export interface Status {
  readonly state: 'indexing' | 'ready';
  /** Interfaces and pages known so far. */
  readonly files: number;
  /** The layout found: `xnu`, `gnumach`, `hurd`, `darling`, `sdk`, `files`. */
  readonly layout: string;
  readonly dialect: 'apple' | 'gnu';
  /** The target whose view is shown: inactive regions, expansions, the tree of subsystems. */
  readonly target: string | null;
  /** What may be chosen, in the order of the configuration. */
  readonly targets: readonly TargetItem[];
}

export interface TargetItem {
  readonly name: string;
  /** One line for a list: dialect, architecture, what it defines. */
  readonly detail: string;
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
