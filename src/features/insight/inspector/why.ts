import * as vscode from 'vscode';
import type { CommandId } from '../../../core/commands.ts';
import { describeOutcome } from '../../../core/completion/outcome.ts';
import {
  describeDecisions,
  describePlace,
  groupDecisions,
  type DecisionHistory,
} from '../../../core/inspector/decisions.ts';
import { timingsLine } from '../../../core/inspector/timings.ts';
import type { InsightDocuments } from './insightDocuments.ts';
import { inspect } from './inspectLast.ts';
import type { Obstacle } from './obstacles.ts';

interface Entry extends vscode.QuickPickItem {
  run?: () => Thenable<unknown>;
}

const asDocument: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Open as Document',
};

/**
 * Shows why there is or was no suggestion: first what prevents suggestions here and now, with a way to change it, then
 * the last decisions, newest first. Choosing a decision shows its request.
 */
export function showWhy(
  history: DecisionHistory,
  obstacles: readonly Obstacle[],
  documents: InsightDocuments,
): void {
  const pick = vscode.window.createQuickPick<Entry>();
  pick.title = 'Why no suggestion?';
  pick.placeholder = 'Newest first. Choose one to see all about its request.';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [asDocument];
  pick.items = [...obstacleEntries(obstacles), ...decisionEntries(history, documents)];
  pick.onDidTriggerButton(() => {
    pick.hide();
    const text = describeDecisions(history, clockTime);
    void documents.show('Completion Decisions.md', text);
  });
  pick.onDidAccept(() => {
    const [picked] = pick.selectedItems;
    pick.hide();
    void picked?.run?.();
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function obstacleEntries(obstacles: readonly Obstacle[]): Entry[] {
  if (obstacles.length === 0) return [];
  return [
    { label: 'Here and now', kind: vscode.QuickPickItemKind.Separator },
    ...obstacles.map(({ label, remedy, command, argument }) => ({
      label: `$(warning) ${label}`,
      detail: remedy,
      run: () => vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument])),
    })),
  ];
}

function decisionEntries(history: DecisionHistory, documents: InsightDocuments): Entry[] {
  const head = { label: 'The last requests', kind: vscode.QuickPickItemKind.Separator };
  if (history.length === 0) {
    const trigger: CommandId = 'hearth.completion.trigger';
    return [
      head,
      {
        label: '$(info) Nothing was asked yet',
        detail: 'Type in a file, or choose this to ask for a suggestion at the cursor.',
        run: () => vscode.commands.executeCommand(trigger),
      },
    ];
  }
  const entries = groupDecisions(history).map((group): Entry => {
    const { record } = group;
    const times = timingsLine(record.cost);
    return {
      label: `$(${icons[record.outcome.type]}) ${capital(describeOutcome(record.outcome, { stages: {} }))}`,
      description: clockTime(record.time),
      detail: times === '' ? describePlace(group) : `${describePlace(group)} · ${times}`,
      run: () => inspect(record, documents),
    };
  });
  return [head, ...entries];
}

const icons = {
  shown: 'check',
  reused: 'history',
  skipped: 'circle-slash',
  empty: 'dash',
  cancelled: 'debug-step-over',
  failed: 'error',
} as const;

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function clockTime(time: number): string {
  return new Date(time).toLocaleTimeString();
}
