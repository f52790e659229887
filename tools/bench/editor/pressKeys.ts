import { setTimeout as delay } from 'node:timers/promises';
import type { Workbench } from '../../workbench/workbench.ts';
import { until } from '../until.ts';
import { finalTexts } from '../typing/readTraces.ts';
import { applyChanges, kindOf, type EditEvent, type Trace } from '../typing/trace.ts';

/** Milliseconds that a pause lasts at most: more says nothing new. */
const longestPause = 1500;

/**
 * Plays the first edits of a trace with real keys in a real VS Code, in their own time.
 * @returns how many edits were played, and whether the documents are what they became when they were recorded.
 */
export async function pressKeys(
  workbench: Workbench,
  trace: Trace,
  mostEdits: number,
): Promise<{ edits: number; same: boolean }> {
  const texts = new Map(Object.entries(trace.files).map(([file, { text }]) => [file, text]));
  let last = 0;
  let edits = 0;
  let index = 0;
  for (const event of trace.events) {
    if (edits >= mostEdits) break;
    index++;
    await delay(Math.min(longestPause, event.at - last));
    last = event.at;
    const text = texts.get(event.file) ?? '';
    if (event.type === 'open') await workbench.openFile(event.file);
    else if (event.type === 'move') await goTo(workbench, text, event.offset);
    else {
      edits++;
      await press(workbench, event);
      texts.set(event.file, applyChanges(text, event.changes));
    }
  }
  const played = { ...trace, events: trace.events.slice(0, index) };
  const [file, expected] =
    [...finalTexts(played)].find(([name]) => name === played.events.at(-1)?.file) ?? [];
  await workbench.save();
  return { edits, same: file !== undefined && workbench.readFile(file) === expected };
}

async function press(workbench: Workbench, event: EditEvent): Promise<void> {
  const kind = kindOf(event);
  const [change] = event.changes;
  const text = change?.text ?? '';
  if (kind === 'accept' && (await hasGhostText(workbench))) await workbench.press('Tab');
  else if (kind === 'accept-part' && (await hasGhostText(workbench)))
    await workbench.press('Control+ArrowRight');
  else if (kind === 'undo') await workbench.press('Control+Z');
  else if (kind !== 'key') await workbench.page.keyboard.insertText(text);
  else if (text.startsWith('\n')) await workbench.press('Enter');
  else if (text === '') await workbench.press('Backspace');
  else await workbench.page.keyboard.type(text.slice(0, 1));
}

async function hasGhostText(workbench: Workbench): Promise<boolean> {
  const shown = async () => ((await workbench.ghostText()) === '' ? undefined : true);
  return (await until(3000, shown)) === true;
}

async function goTo(workbench: Workbench, text: string, offset: number): Promise<void> {
  const lines = text.slice(0, offset).split('\n');
  await workbench.goTo(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}
