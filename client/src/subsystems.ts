import * as vscode from 'vscode';
import type { SlotItem, SubsystemItem } from '../../server/src/lsp/protocol.ts';
import type { LanguageServer } from './language-server.ts';

type Item = SubsystemItem | SlotItem;

/** The tree of subsystems and their routines, in the order of their message ids. */
export function registerSubsystems(server: LanguageServer): {
  readonly subscriptions: readonly vscode.Disposable[];
  readonly refresh: () => void;
} {
  const tree = new SubsystemTree(server);
  const view = vscode.window.createTreeView('machlint.subsystems', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  let waiting: NodeJS.Timeout | undefined;
  const refreshSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (view.visible) tree.refresh();
    }, quiet);
  };
  const subscriptions = [
    view,
    { dispose: () => clearTimeout(waiting) },
    server.onNotification('machlint/status', refreshSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'mig') refreshSoon();
    }),
    view.onDidChangeVisibility(refreshSoon),
  ];
  return { subscriptions, refresh: () => tree.refresh() };
}

/** Milliseconds without a change before the tree asks again. */
const quiet = 400;

class SubsystemTree implements vscode.TreeDataProvider<Item> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #server: LanguageServer;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (item !== undefined) return 'slots' in item ? [...item.slots] : [];
    return [...(await this.#server.ask('machlint/subsystems', {}))];
  }

  getTreeItem(item: Item): vscode.TreeItem {
    return 'slots' in item ? subsystemItem(item) : slotItem(item);
  }
}

function subsystemItem({
  name,
  base,
  end,
  side,
  slots,
  uri,
  range,
}: SubsystemItem): vscode.TreeItem {
  const collapsed =
    slots.length > 0
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(name, collapsed);
  item.id = `${uri}#${name}`;
  item.description = base < end - 1 ? `${String(base)}–${String(end - 1)}` : String(base);
  item.tooltip = `${sides[side]}, message ids ${item.description}`;
  item.iconPath = new vscode.ThemeIcon('symbol-namespace');
  item.contextValue = 'subsystem';
  item.resourceUri = vscode.Uri.parse(uri);
  item.command = opening(uri, range);
  return item;
}

const sides = {
  user: 'subsystem',
  'kernel-server': 'subsystem served by the kernel',
  'kernel-user': 'subsystem that the kernel calls',
} as const satisfies Record<SubsystemItem['side'], string>;

function slotItem({ kind, name, messageId, replyId, uri, range }: SlotItem): vscode.TreeItem {
  const item = new vscode.TreeItem(`${String(messageId)}  ${kind === 'skip' ? 'skip' : name}`);
  item.id = `${uri}#${String(messageId)}#${name}#${String(range.start.line)}`;
  item.description = replyId === null ? '' : `reply ${String(replyId)}`;
  item.tooltip = kind === 'skip' ? 'an id without a routine' : `${kind} ${name}`;
  item.iconPath = new vscode.ThemeIcon(icons[kind]);
  item.contextValue = kind === 'skip' ? 'skip' : 'routine';
  item.command = opening(uri, range);
  return item;
}

const icons = {
  routine: 'symbol-method',
  simpleroutine: 'symbol-event',
  skip: 'circle-slash',
} as const satisfies Record<SlotItem['kind'], string>;

function opening(uri: string, { start, end }: SlotItem['range']): vscode.Command {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return {
    title: 'Open',
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(uri), { selection, preserveFocus: false }],
  };
}
