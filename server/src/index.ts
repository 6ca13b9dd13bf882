/**
 * The library: the workspace that the command line, the language server and the reports share.
 *
 *     const workspace = openWorkspace(defaultConfig, [fileId('/src')]);
 *     const { symbols } = workspace.apply([{ kind: 'set', file: sourceFile(id, 'defs', text) }]);
 */
export { lint, lintFile, type LintOptions, type LintResult } from './rules/engine.ts';
export type { Diagnostic, Fix, Related, Severity } from './rules/rule.ts';
export { sourceFile, type FileKind, type SourceFile } from './text/source-file.ts';
export { fileId, type FileId, type Span } from './text/span.ts';
export { defaultConfig, type Config } from './workspace/config.ts';
export type { Snapshot } from './workspace/snapshot.ts';
export type { SymbolTable } from './workspace/symbol-table.ts';
export { openWorkspace, type Change, type Workspace } from './workspace/workspace.ts';
export { version } from './version.ts';
