import * as vscode from 'vscode';
import type { CommandId } from '../../core/commands.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { CompletionStatus } from '../../core/status/describeStatus.ts';

interface Entry extends vscode.QuickPickItem {
  command?: CommandId;
}

/** The menu of the status item: as its title the current state, as the status item's tooltip says it, and what can be done about it. */
export async function showMenu(
  model: ModelService,
  completion: CompletionStatus,
  title: string,
): Promise<void> {
  const { enabled, snooze } = completion;
  const loaded = model.state.type === 'ready' || model.state.type === 'loading';
  const entries: Entry[] = [
    { label: '$(comment-discussion) Open Chat', command: 'hearth.chat.open' },
    {
      label: enabled ? '$(circle-slash) Turn Inline Completion Off' : '$(check) Turn Inline Completion On',
      command: 'hearth.completion.toggle',
    },
    snooze
      ? { label: '$(bell) End Snooze', command: 'hearth.completion.endSnooze' }
      : { label: '$(bell-slash) Snooze Inline Completion…', command: 'hearth.completion.snooze' },
    { label: '$(question) Why No Suggestion?', command: 'hearth.insight.why' },
    { label: '$(graph) Show Completion Statistics', command: 'hearth.insight.statistics' },
    { label: 'Model', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(file-binary) Choose Model…', command: 'hearth.model.choose' },
    { label: '$(list-unordered) Manage Models', command: 'hearth.models.open' },
    loaded
      ? { label: '$(debug-disconnect) Unload Model', command: 'hearth.model.stop' }
      : { label: '$(play) Load Model', command: 'hearth.model.start' },
    { label: '$(debug-restart) Restart Model', command: 'hearth.model.restart' },
    { label: 'Hearth', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(settings-gear) Open Settings', command: 'hearth.openSettings' },
    { label: '$(output) Show Log', command: 'hearth.showLog' },
  ];
  const picked = await vscode.window.showQuickPick(entries, {
    title,
    placeHolder: 'What would you like to do?',
  });
  if (picked?.command) await vscode.commands.executeCommand(picked.command);
}
