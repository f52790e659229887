import * as vscode from 'vscode';
import type { Log } from '../../core/log.ts';
import { parseFromModelsPage } from '../../core/models/view/parseModelsPage.ts';
import type { ToModelsPage } from '../../protocol/models.ts';
import { pageFolder, pageHtml } from '../../vscode/pageHtml.ts';
import type { ModelActions } from './modelActions.ts';
import type { ModelsBoard } from './modelsBoard.ts';

interface Parts {
  extensionUri: vscode.Uri;
  board: ModelsBoard;
  actions: ModelActions;
  log: Log;
}

/** The models view in an editor tab. There is at most one; it updates while it is open. */
export class ModelsPanel implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #unsubscribe: () => void;
  #panel: vscode.WebviewPanel | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#unsubscribe = parts.board.onDidChange(() => this.#post());
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    const { extensionUri, log, board, actions } = this.#parts;
    void board.look();
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const title = 'Models';
    const panel = vscode.window.createWebviewPanel('hearth.models', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [pageFolder(extensionUri)],
    });
    this.#panel = panel;
    panel.iconPath = new vscode.ThemeIcon('flame');
    panel.onDidDispose(() => (this.#panel = undefined));
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = parseFromModelsPage(raw);
      if (message?.type === 'act') actions.act(message.entry, message.action);
      else if (message) this.#post();
      else log.warn('models: ignored a message from the page that is not one of ours');
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, { name: 'models', title });
  }

  dispose(): void {
    this.#unsubscribe();
    this.#panel?.dispose();
  }

  #post(): void {
    const message: ToModelsPage = { type: 'models', view: this.#parts.board.view };
    void this.#panel?.webview.postMessage(message);
  }
}
