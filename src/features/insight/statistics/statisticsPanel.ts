import * as vscode from 'vscode';
import { parseFromStatisticsPage } from '../../../core/statistics/parseStatistics.ts';
import type { Log } from '../../../core/log.ts';
import type { ToStatisticsPage } from '../../../protocol/statistics.ts';
import { pageFolder, pageHtml } from '../../../vscode/pageHtml.ts';
import type { StatisticsStore } from './statisticsStore.ts';

/** The statistics in an editor tab. There is at most one; it updates while it is open. */
export class StatisticsPanel implements vscode.Disposable {
  readonly #parts: { extensionUri: vscode.Uri; store: StatisticsStore; onClear: () => void; log: Log };
  readonly #unsubscribe: () => void;
  #panel: vscode.WebviewPanel | undefined;

  constructor(parts: { extensionUri: vscode.Uri; store: StatisticsStore; onClear: () => void; log: Log }) {
    this.#parts = parts;
    this.#unsubscribe = parts.store.onDidChange(() => this.#post());
  }

  /** Opens the page, or brings it to the front. */
  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      return;
    }
    const { extensionUri, log, onClear } = this.#parts;
    const title = 'Completion Statistics';
    const panel = vscode.window.createWebviewPanel('hearth.statistics', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [pageFolder(extensionUri)],
    });
    this.#panel = panel;
    panel.iconPath = new vscode.ThemeIcon('graph');
    panel.onDidDispose(() => (this.#panel = undefined));
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = parseFromStatisticsPage(raw);
      if (message?.type === 'clear') onClear();
      else if (message) this.#post();
      else log.warn('statistics: ignored a message from the page that is not one of ours');
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, { name: 'statistics', title });
  }

  dispose(): void {
    this.#unsubscribe();
    this.#panel?.dispose();
  }

  #post(): void {
    const message: ToStatisticsPage = { type: 'statistics', statistics: this.#parts.store.read() };
    void this.#panel?.webview.postMessage(message);
  }
}
