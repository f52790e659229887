import type { Log } from '../../core/log.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { ChatAttachment } from '../../protocol/chat.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import type { Preview } from '../../vscode/review/preview.ts';
import type { PreviewDocuments } from '../../vscode/review/previewDocuments.ts';

/** The dependencies of the refactor actions. */
export interface RefactorDependencies {
  model: ModelService;
  exclusions: Exclusions;
  log: Log;
  /** Explanations are answered in the chat. */
  explain: (text: string, attachments: readonly ChatAttachment[]) => Promise<void>;
}

/** What an action works with. */
export interface RefactorTools extends RefactorDependencies {
  documents: PreviewDocuments;
  preview: Preview;
}
