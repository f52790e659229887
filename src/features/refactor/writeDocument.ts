import * as vscode from 'vscode';
import type { RefactorAction } from '../../core/refactor/actions.ts';
import type { Extraction } from '../../core/edits/extract.ts';
import { documentRequest } from '../../core/prompts/document.ts';
import { testPath } from '../../core/refactor/testPath.ts';
import { closePreviewTabs, isPreviewTab } from '../../vscode/review/previewTabs.ts';
import { offerToAskAgain } from './offerToAskAgain.ts';
import { editRequest, originalIn, requestCode } from './request.ts';
import type { Target } from './target.ts';
import type { RefactorTools } from './tools.ts';
import { withRefreshed } from './withRefreshed.ts';

/**
 * Writes a new document about the target. It streams into a preview beside the code; closing that cancels. Once
 * complete, it becomes an untitled document, which the user saves or closes. The proposed name follows the language's
 * convention, unless such a file exists already.
 */
export async function writeDocument(
  action: RefactorAction,
  instruction: string,
  target: Target,
  tools: RefactorTools,
): Promise<void> {
  const asked = editRequest(target, instruction);
  const path = testPath(target.document.uri.path);
  const { selection, context } = asked;
  // The whole file is the context of the new one: its style applies there, too.
  const original = {
    ...originalIn(target.document, asked),
    text: '',
    path,
    before: context.prefix + selection,
  };
  const stream = openStream(target.document.uri.with({ path }), tools);
  let code: Extraction | undefined;
  try {
    code = await requestCode(
      `Hearth: ${action.title}`,
      { request: documentRequest(asked), original },
      tools,
      (text) => stream.update(text),
      stream.signal,
    );
    if (code?.whole) {
      const document = await openUntitled(target.document, path, `${code.text}\n`);
      const options = { viewColumn: vscode.ViewColumn.Beside, preview: false };
      await vscode.window.showTextDocument(document, options);
    }
  } finally {
    await stream.end();
  }
  if (code?.whole !== false) return;
  await offerToAskAgain(code.reason, instruction, (again) =>
    withRefreshed(target, tools, (now) => writeDocument(action, again, now, tools)),
  );
}

/** A read-only document that shows the text while it is written. It does not take the focus. */
function openStream(name: vscode.Uri, { documents, log }: RefactorTools) {
  const controller = new AbortController();
  const uri = documents.uriFor(name);
  const tabs = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
    if (closed.some((tab) => isPreviewTab(tab, uri))) controller.abort();
  });
  let opening: Thenable<unknown> | undefined;
  return {
    signal: controller.signal,
    update(text: string): void {
      documents.set(uri, text);
      opening ??= vscode.window
        .showTextDocument(uri, {
          viewColumn: vscode.ViewColumn.Beside,
          preserveFocus: true,
          preview: false,
        })
        .then(undefined, (error: unknown) => log.warn(`the preview did not open: ${String(error)}`));
    },
    async end(): Promise<void> {
      tabs.dispose();
      await opening;
      await closePreviewTabs(uri);
      documents.delete(uri);
    },
  };
}

async function openUntitled(
  source: vscode.TextDocument,
  path: string,
  content: string,
): Promise<vscode.TextDocument> {
  const wanted = source.uri.with({ scheme: 'untitled', path });
  const isFile = source.uri.scheme === 'file' || source.uri.scheme === 'vscode-remote';
  const taken = vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === wanted.toString());
  if (!isFile || taken || (await exists(source.uri.with({ path }))))
    return await vscode.workspace.openTextDocument({ language: source.languageId, content });
  const document = await vscode.workspace.openTextDocument(wanted);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
