import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that the page may load from; nothing else on the disk is served to it. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The chat page. Its policy lets it load its own stylesheet and icon font, run its one script, and nothing more: no
 * images, no connections, no frames, no inline styles.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const folder = pageFolder(extensionUri);
  const nonce = randomBytes(16).toString('base64');
  const source = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${source('main.css')}">
<title>Hearth Chat</title>
</head>
<body>
<script nonce="${nonce}" src="${source('main.js')}"></script>
</body>
</html>`;
}
