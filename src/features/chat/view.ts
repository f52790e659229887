import * as vscode from 'vscode';
import { parseFromPage } from '../../core/chat/validate.ts';
import type { Log } from '../../core/log.ts';
import type { FromPage, ToPage } from '../../protocol/chat.ts';
import { pageFolder, pageHtml } from '../../vscode/pageHtml.ts';
import type { ChatSession } from './chatSession.ts';

interface Dependencies {
  extensionUri: vscode.Uri;
  session: ChatSession;
  onMessage: (message: FromPage) => void;
  log: Log;
}

/**
 * The view in the side bar. VS Code destroys the page when the view is hidden, and loads it again when it is shown:
 * the page then sends `ready` and receives the whole conversation.
 */
export class ChatView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #deps: Dependencies;
  readonly #subscription: () => void;
  #view: vscode.WebviewView | undefined;
  /** Whether the page has received its snapshot: it cannot apply events before that. */
  #ready = false;
  #wantsFocus = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#subscription = deps.session.onEvent((event) => this.#post({ type: 'event', event }));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri, log } = this.#deps;
    this.#view = view;
    this.#ready = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
    view.webview.onDidReceiveMessage((raw: unknown) => {
      const message = parseFromPage(raw);
      if (message) this.#receive(message);
      else log.warn('chat: ignored a message from the page that is not one of ours');
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#ready = false;
    });
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
      this.#ready = false;
    });
    view.webview.html = pageHtml(view.webview, extensionUri, { name: 'main', title: 'Hearth Chat' });
  }

  /** Shows the view and focuses its input. */
  async focus(): Promise<void> {
    this.#wantsFocus = true;
    await vscode.commands.executeCommand('hearth.chat.focus');
    this.#giveFocus();
  }

  dispose(): void {
    this.#subscription();
  }

  #receive(message: FromPage): void {
    if (message.type === 'ready') {
      this.#ready = true;
      this.#post({ type: 'snapshot', state: this.#deps.session.state });
      this.#giveFocus();
    }
    this.#deps.onMessage(message);
  }

  #giveFocus(): void {
    if (!this.#ready || !this.#wantsFocus) return;
    this.#wantsFocus = false;
    this.#post({ type: 'focus-input' });
  }

  #post(message: ToPage): void {
    if (this.#ready) void this.#view?.webview.postMessage(message);
  }
}
