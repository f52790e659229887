import * as vscode from 'vscode';
import type { CommandId } from '../../../core/commands.ts';
import { describeFailure } from '../../../core/failures.ts';
import type { ModelService } from '../../../core/modelService.ts';
import { getSetting } from '../../../vscode/settings.ts';

/** Something that prevents all suggestions, and the command that changes it. */
export interface Obstacle {
  label: string;
  /** What choosing it does, in words. */
  remedy: string;
  command: CommandId | 'workbench.action.openSettings';
  argument?: string;
}

/** What prevents suggestions in a document, most general first. */
export function obstaclesIn(document: vscode.TextDocument | undefined, model: ModelService): Obstacle[] {
  const obstacles: Obstacle[] = [];
  // VS Code does not even ask then, so no decision would show it.
  if (!vscode.workspace.getConfiguration('editor', document).get<boolean>('inlineSuggest.enabled', true))
    obstacles.push({
      label: 'VS Code’s own setting for inline suggestions is off',
      remedy: 'Open the setting editor.inlineSuggest.enabled.',
      command: 'workbench.action.openSettings',
      argument: 'editor.inlineSuggest.enabled',
    });
  if (!getSetting('completion.enabled', document))
    obstacles.push({
      label: 'Inline completion is turned off here',
      remedy: 'Open the setting hearth.completion.enabled.',
      command: 'workbench.action.openSettings',
      argument: 'hearth.completion.enabled',
    });
  if (model.state.type === 'failed')
    obstacles.push({
      label: describeFailure(model.state.failure),
      remedy: 'Restart the model.',
      command: 'hearth.model.restart',
    });
  return obstacles;
}
