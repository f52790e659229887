// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { EntryAction, ModelEntry, ModelsView } from '../../../src/protocol/models.ts';
import { ModelsPage } from '../../../src/webview/models/modelsPage.ts';
import { find } from './build.ts';

beforeEach(() => document.body.replaceChildren());

function start() {
  const acts: string[] = [];
  const page = new ModelsPage(document.body, (entry, action) => acts.push(`${action} ${entry}`));
  return { page, acts };
}

const pause: EntryAction = { id: 'pause', label: 'Pause' };
const cancel: EntryAction = { id: 'cancel', label: 'Cancel' };
const entry = (key: string, more: Partial<ModelEntry> = {}): ModelEntry => ({
  key,
  title: key,
  marks: [],
  line: 'Downloading…',
  actions: [pause, cancel],
  ...more,
});
const view = (...entries: ModelEntry[]): ModelsView => ({
  sections: [{ id: 'downloads', title: 'Downloads', entries }],
});
const button = (key: string, label: string) => find(document, `button[aria-label="${label}: ${key}"]`);

test('each entry is shown with its marks, progress, problem, details and buttons', () => {
  const { page, acts } = start();
  const full = entry('20b', {
    marks: ['Recommended'],
    problem: 'No space.',
    details: ['Weights: 12 GB'],
    progress: { fraction: 0.5 },
    memory: [{ device: 'RAM', weights: 12e9, caches: 1e9, buffers: 4e8 }],
  });
  page.show({ machine: '32 GB of memory', ...view(full) });
  const row = find(document, '.entry');
  for (const text of ['Recommended', 'No space.', 'Weights: 12 GB', '13.4 GB', 'Caches 1.0 GB'])
    expect(row.textContent).toContain(text);
  expect(find(row, 'progress').getAttribute('value')).toBe('50');
  expect(document.body.textContent).toContain('32 GB of memory');
  button('20b', 'Pause').click();
  expect(acts).toEqual(['pause 20b']);
  expect(document.querySelectorAll('[style], [onclick]')).toHaveLength(0);
});

test('a button keeps the focus while rows come and go, and never becomes another one', () => {
  const { page, acts } = start();
  page.show(view(entry('a'), entry('b')));
  const focused = button('b', 'Cancel');
  focused.focus();
  page.show(view(entry('new'), entry('a'), entry('b', { line: 'Half of it' })));
  expect(document.activeElement).toBe(focused);
  page.show(view(entry('b', { actions: [{ id: 'resume', label: 'Resume' }, cancel] })));
  expect(document.activeElement).toBe(focused);
  focused.click();
  expect(acts).toEqual(['cancel b']);
});

test('if the focused button goes, its row keeps the focus, and then the page', () => {
  const { page } = start();
  page.show(view(entry('a'), entry('b')));
  button('b', 'Pause').focus();
  page.show(view(entry('a'), entry('b', { actions: [cancel] })));
  expect(document.activeElement).toBe(button('b', 'Cancel'));
  page.show(view(entry('a')));
  expect(document.activeElement?.tagName).toBe('H1');
});

test('what is unfolded stays so', () => {
  const { page } = start();
  page.show(view(entry('a', { details: ['x'] })));
  const details = find(document, 'details');
  details.setAttribute('open', '');
  page.show(view(entry('b'), entry('a', { details: ['y'] })));
  expect(find(document, 'details')).toBe(details);
  expect(details.hasAttribute('open')).toBe(true);
  expect(details.textContent).toContain('y');
});

test('names are text, whatever they say, and the screen reader hears of changes', () => {
  const { page } = start();
  page.show(view(entry('<img src=x>')));
  expect(document.querySelector('img')).toBeNull();
  page.show(view(entry('<img src=x>', { problem: 'No space.' })));
  expect(find(document, '[role=status]').textContent).toBe('<img src=x>: No space.');
});
