import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that pages may load from; they get nothing else from the disk. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The HTML of a Hearth page. Its content security policy allows its own stylesheet, fonts and one script, and nothing
 * else: no images, connections, frames or inline styles.
 * @param name the name of its bundle in `dist/webview`, without an extension.
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
