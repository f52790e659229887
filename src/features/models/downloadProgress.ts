import * as vscode from 'vscode';
import type { Download, ModelDownloads } from '../../core/models/downloads.ts';
import { downloadedShare, downloadLine, isUnderWay } from '../../core/models/view/downloadWords.ts';

/**
 * Shows each download of this window as a progress of VS Code, for as long as it is under way. Its Cancel pauses the
 * download, since what has arrived is worth keeping; the models view can cancel for good.
 */
export function showDownloads(downloads: ModelDownloads): vscode.Disposable {
  const shown = new Map<string, (download: Download | undefined) => void>();
  const update = () => {
    for (const [id, report] of shown) report(downloads.downloads.find((download) => download.id === id));
    for (const download of downloads.downloads)
      if (download.here && isUnderWay(download) && !shown.has(download.id)) begin(download);
  };
  const begin = ({ id, title }: Download) => {
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Hearth: downloading ${title}`,
        cancellable: true,
      },
      (progress, token) =>
        new Promise<void>((resolve) => {
          let reported = 0;
          token.onCancellationRequested(() => downloads.pause(id));
          const report = (download: Download | undefined) => {
            if (!download || !isUnderWay(download)) {
              shown.delete(id);
              resolve();
              return;
            }
            const percent = 100 * (downloadedShare(download) ?? 0);
            progress.report({ message: downloadLine(download), increment: Math.max(0, percent - reported) });
            reported = Math.max(reported, percent);
          };
          shown.set(id, report);
          report(downloads.downloads.find((download) => download.id === id));
        }),
    );
  };
  const unsubscribe = downloads.onDidChange(update);
  update();
  return new vscode.Disposable(() => {
    unsubscribe();
    for (const report of shown.values()) report(undefined);
  });
}
