import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that pages may load from; nothing else on the disk is served to them. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * A page of Hearth's. Its policy lets it load its own stylesheet and fonts, run its one script, and nothing more: no
 * images, no connections, no frames, no inline styles.
 * @param name of its bundle in `dist/webview`, without an extension.
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title }: { name: string; title: string },
): string {
  const folder = pageFolder(extensionUri);
  const nonce = randomBytes(16).toString('base64');
  const source = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
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
<link rel="stylesheet" href="${source(`${name}.css`)}">
<title>${title}</title>
</head>
<body>
<script nonce="${nonce}" src="${source(`${name}.js`)}"></script>
</body>
</html>`;
}
