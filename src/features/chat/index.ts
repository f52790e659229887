import * as vscode from 'vscode';
import { attachmentLimit } from '../../core/chat/limits.ts';
import { emptyChat, isAnswering } from '../../core/chat/reduce.ts';
import { isPending } from '../../core/chat/reduceAnswer.ts';
import { exclusionWords } from '../../core/exclusion/exclusion.ts';
import { isSecretFile } from '../../core/exclusion/secrets.ts';
import type { Log } from '../../core/log.ts';
import type { SetupSource } from '../../core/models/view/setupSource.ts';
import type { ModelService } from '../../core/modelService.ts';
import type { ChatAttachment } from '../../protocol/chat.ts';
import type { Exclusions } from '../../vscode/exclusion/exclusions.ts';
import { registerCommand } from '../../vscode/registerCommand.ts';
import { getSetting } from '../../vscode/settings.ts';
import { ContextChips } from './context/contextChips.ts';
import { contextSources } from './context/contextSources.ts';
import { ConversationStore } from './conversationStore.ts';
import { modelBadge } from './modelBadge.ts';
import { newChat, pageActions } from './pageActions.ts';
import { ChatSession } from './chatSession.ts';
import { ChatView } from './view.ts';

/** The chat as other features use it. */
export interface ChatFeature {
  /**
   * Shows the view and asks a question with these attachments instead of the view's own. If an answer is streaming,
   * the question waits for it to end. Resolves when its own answer has ended, in whatever way.
   */
  ask(text: string, attachments: readonly ChatAttachment[]): Promise<void>;
  dispose(): void;
}

/** The chat view and its commands. */
export function registerChat(deps: {
  context: vscode.ExtensionContext;
  model: ModelService;
  setup: SetupSource;
  exclusions: Exclusions;
  log: Log;
}): ChatFeature {
  const { context, model, setup, exclusions, log } = deps;
  const badge = () => modelBadge(model.state, getSetting('model.path'));
  const contextTokens = () =>
    model.state.type === 'ready' ? model.state.model.contextTokens : getSetting('model.contextTokens');
  const store = new ConversationStore(
    context.workspaceState,
    log,
    (text) => void vscode.window.showInformationMessage(text),
  );
  const session = new ChatSession(
    { generate: model.generate, effort: () => getSetting('chat.effort'), contextTokens, log },
    { ...emptyChat(badge()), exchanges: store.restore(), ...(setup.setup && { setup: setup.setup }) },
  );
  const chips: ContextChips = new ContextChips({
    sources: contextSources,
    limit: () => attachmentLimit(contextTokens()),
    isExcluded: async (uri) => (await exclusions.read(vscode.Uri.parse(uri, true))) !== undefined,
    show: (shown) => session.dispatch({ type: 'chips', chips: shown }),
    showChat: (): Promise<void> => view.focus(),
    exclusions,
    log,
  });
  const view = new ChatView({
    extensionUri: context.extensionUri,
    session,
    onMessage: pageActions({ session, chips, setup, log }),
    log,
  });
  const updateSetup = () => {
    const now = setup.setup;
    // The page reads it aloud when it changes.
    if (JSON.stringify(now) !== JSON.stringify(session.state.setup))
      session.dispatch({ type: 'setup', ...(now && { setup: now }) });
  };
  const updateBadge = () => session.dispatch({ type: 'model', model: badge() });

  const registrations = vscode.Disposable.from(
    store,
    chips,
    view,
    { dispose: session.onEvent(keepAndTell(session, store)) },
    { dispose: model.onDidChangeState(updateBadge) },
    { dispose: setup.onDidChange(updateSetup) },
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hearth.model.path')) updateBadge();
    }),
    vscode.window.registerWebviewViewProvider('hearth.chat', view),
    registerCommand('hearth.chat.open', () => view.focus()),
    registerCommand('hearth.chat.new', async () => {
      newChat({ session, chips });
      await view.focus();
    }),
    registerCommand('hearth.chat.stop', () => session.stop()),
  );
  return {
    async ask(text, attachments) {
      const secret = attachments.find(({ path }) => isSecretFile(path));
      if (secret) {
        log.info(`chat: refused to read ${secret.path}`);
        void vscode.window.showInformationMessage(
          `Hearth does not read ${secret.path}: ${exclusionWords.secret}.`,
        );
        return;
      }
      await view.focus();
      await session.ask({ text, attachments });
    },
    dispose() {
      session.stop();
      registrations.dispose();
    },
  };
}

/** Saves the conversation as it changes, and sets the menu context for whether there is an answer to stop. */
function keepAndTell(session: ChatSession, store: ConversationStore): () => void {
  let told = false;
  let { exchanges } = session.state;
  return () => {
    const { state } = session;
    if (state.exchanges === exchanges) return;
    exchanges = state.exchanges;
    const answering = isAnswering(state);
    if (answering !== told) {
      told = answering;
      void vscode.commands.executeCommand('setContext', 'hearth.chat.answering', answering);
    }
    const last = exchanges.at(-1);
    store.save(exchanges, !last || !isPending(last.answer.status));
  };
}
