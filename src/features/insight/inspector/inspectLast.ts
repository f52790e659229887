import * as vscode from 'vscode';
import type { DecisionHistory, DecisionRecord } from '../../../core/inspector/decisions.ts';
import { inspectRequest } from '../../../core/inspector/inspect.ts';
import type { InsightDocuments } from './insightDocuments.ts';

/** Milliseconds: long enough to read one line. */
const messageTime = 4000;

/** Shows the last request with a known prompt; a cancelled request without one is of no interest. */
export async function inspectLast(history: DecisionHistory, documents: InsightDocuments): Promise<void> {
  const record =
    history.findLast(({ trace }) => trace?.prompt !== undefined) ?? history.findLast(({ trace }) => trace);
  if (record) await inspect(record, documents);
  else
    vscode.window.setStatusBarMessage('Hearth: no completion request has reached the model yet', messageTime);
}

/** Shows one request as a page of text. */
export async function inspect(record: DecisionRecord, documents: InsightDocuments): Promise<void> {
  const text = inspectRequest(record, new Date(record.time).toLocaleTimeString());
  await documents.show(`Completion Request ${record.id}.md`, text);
}
