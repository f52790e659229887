import * as vscode from 'vscode';
import type { EntryAction, EntryActionId, ModelEntry } from '../../protocol/models.ts';
import type { ModelActions } from './modelActions.ts';
import type { ModelsBoard } from './modelsBoard.ts';

interface Item extends vscode.QuickPickItem {
  /** The entry and what choosing it does; absent for the last row, which opens the page. */
  chosen?: { entry: string; action: EntryActionId };
  buttons?: readonly Button[];
}

interface Button extends vscode.QuickInputButton {
  entry: string;
  action: EntryActionId;
}

/**
 * The models view as a quick pick. Choosing a row takes its first action, and the icons at its end take the others. It
 * changes along with the view.
 */
export function chooseModel(board: ModelsBoard, actions: ModelActions, openPage: () => void): void {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = 'Choose the model that Hearth uses';
  pick.placeholder = 'A gpt-oss model for work, or the demonstration';
  pick.matchOnDetail = true;
  const update = () => {
    const [active] = pick.activeItems;
    const items = itemsOf(board);
    pick.keepScrollPosition = true;
    pick.items = items;
    const again = items.find(({ chosen }) => chosen !== undefined && chosen.entry === active?.chosen?.entry);
    if (again) pick.activeItems = [again];
  };
  const unsubscribe = board.onDidChange(update);
  update();
  pick.busy = true;
  void board.look().then(() => (pick.busy = false));
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (!item) return;
    if (item.chosen) actions.act(item.chosen.entry, item.chosen.action);
    else openPage();
  });
  pick.onDidTriggerItemButton(({ button }) => {
    if ('entry' in button) actions.act((button as Button).entry, (button as Button).action);
  });
  pick.onDidHide(() => {
    unsubscribe();
    pick.dispose();
  });
  pick.show();
}

function itemsOf(board: ModelsBoard): Item[] {
  const items: Item[] = [];
  for (const { id, title, entries } of board.view.sections) {
    // What is in memory is among the installed ones, too.
    if (id === 'loaded') continue;
    items.push({ label: title, kind: vscode.QuickPickItemKind.Separator });
    items.push(...entries.map(itemOf));
  }
  items.push(
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(list-unordered) Manage Models', alwaysShow: true },
  );
  return items;
}

function itemOf(entry: ModelEntry): Item {
  const { key, title, marks, line, facts, problem, actions } = entry;
  const first = actions.find(({ primary }) => primary) ?? actions[0];
  return {
    label: `${iconOf(entry)} ${title}`,
    description: [...marks, facts ?? ''].filter((each) => each !== '').join(' · '),
    detail: problem ?? line,
    ...(first && { chosen: { entry: key, action: first.id } }),
    buttons: actions.filter((action) => action !== first).map((action) => buttonOf(key, action)),
  };
}

function iconOf({ marks, problem, progress, actions }: ModelEntry): string {
  if (problem !== undefined) return '$(warning)';
  if (progress) return '$(cloud-download)';
  if (marks.includes('In use')) return '$(check)';
  return actions.some(({ id }) => id === 'choose-file') ? '$(folder-opened)' : '$(file-binary)';
}

const buttonIcons: Partial<Record<EntryActionId, string>> = {
  reveal: 'go-to-file',
  delete: 'trash',
  pause: 'debug-pause',
  resume: 'play',
  cancel: 'close',
  download: 'cloud-download',
  'open-page': 'link-external',
  examine: 'search',
  'remove-address': 'trash',
};

function buttonOf(entry: string, { id, label }: EntryAction): Button {
  return { entry, action: id, tooltip: label, iconPath: new vscode.ThemeIcon(buttonIcons[id] ?? 'ellipsis') };
}
