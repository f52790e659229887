// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/protocol/answer.ts';
import type { ModelFailureCode } from '../../../src/protocol/failure.ts';
import { Transcript } from '../../../src/webview/transcript.ts';
import { failureSamples } from '../../support/failures.ts';
import type { AnswerParts } from '../chat/build.ts';
import { badge, exchangeOf, find, recordingHost, stateOf } from './build.ts';

function show(...answers: readonly AnswerParts[]) {
  const host = recordingHost();
  const transcript = new Transcript(host);
  document.body.replaceChildren(transcript.element);
  const exchanges = answers.map((answer, index) => exchangeOf(String(index), 'Q', answer));
  transcript.update(stateOf(exchanges));
  const button = (label: string) =>
    [...transcript.element.querySelectorAll('button')].find(
      (one) => one.textContent === label || one.title === label,
    );
  return { host, transcript, root: transcript.element, exchanges, button };
}

test('a question is plain text', () => {
  const { transcript } = show();
  transcript.update(stateOf([exchangeOf('a', '**Q** <img src=x>\n```', {})]));
  expect(find(transcript.element, '.question-text').textContent).toBe('**Q** <img src=x>\n```');
  expect(transcript.element.querySelector('img')).toBeNull();
});

test('an attachment opens if it has an address', () => {
  const { transcript, host } = show();
  const attachments = [
    { path: 'src/a.ts', languageId: 'typescript', text: 'x', uri: 'file:///src/a.ts' },
    { path: 'gone.ts', languageId: 'typescript', text: 'x', lines: { first: 1, last: 2 } },
    { path: 'git diff', languageId: 'diff', text: '+x', label: 'Changes' },
  ];
  transcript.update(stateOf([{ ...exchangeOf('a', 'Q', {}), question: { text: 'Q', attachments } }]));
  const [file, gone, changes] = transcript.element.querySelectorAll<HTMLElement>('.chip-open');
  expect(file?.tagName).toBe('BUTTON');
  expect(gone?.tagName).toBe('SPAN');
  expect(gone?.textContent).toBe('gone.ts:1-2');
  expect(changes?.textContent).toBe('Changes');
  file?.click();
  gone?.click();
  expect(host.posted).toEqual([{ type: 'open-attachment', id: 'a', index: 0 }]);
});

test('reasoning is folded and apart from the answer', () => {
  const { root } = show({ text: 'Answer', reasoning: '<b>Hm</b>', reasoningTime: 4000 });
  const details = find(root, 'details') as HTMLDetailsElement;
  expect(details.open).toBe(false);
  expect(find(details, 'summary').textContent).toBe('Thought for 4 s');
  expect(find(details, '.reasoning-text').textContent).toBe('<b>Hm</b>');
  expect(find(root, '.markdown').textContent.trim()).toBe('Answer');
});

test('without reasoning there is none', () =>
  expect(show({ text: 'A' }).root.querySelector('details')).toBeNull());

describe('steps', () => {
  const call: Step = {
    type: 'tool-call',
    id: 'c',
    name: 'read_file',
    arguments: '{"path":"<b>"}',
    state: { type: 'awaiting-approval' },
  };
  const edit: Step = {
    type: 'edit',
    id: 'e',
    path: 'src/a.ts',
    uri: 'file:///src/a.ts',
    diff: '@@ -1,2 +1,3 @@\n a\n-b\n+<c>\n+d\n',
    checkpoint: 'k',
    state: 'proposed',
  };

  test('come in their order, a preamble as a text of its own', () => {
    const { root } = show({
      steps: [
        { type: 'reasoning', text: 'Hm', time: 2000 },
        { type: 'text', role: 'preamble', text: 'I will **look**.' },
        call,
        { type: 'reasoning', text: 'So' },
        edit,
        { type: 'text', role: 'answer', text: 'Done.' },
      ],
    });
    const shown = [...find(root, '.steps').children].map(({ className }) => className);
    expect(shown).toEqual([
      'fold reasoning',
      'markdown preamble',
      'fold step',
      'fold reasoning',
      'fold step',
      'markdown answer',
    ]);
    expect(find(root, '.preamble strong').textContent).toBe('look');
  });

  test('a call says what became of it, its texts are text', () => {
    const { root, transcript } = show({ steps: [call], status: { type: 'streaming' } });
    const details = find(root, '.step');
    const words = () =>
      [...details.querySelectorAll<HTMLElement>('.step-name, .step-state, .passage')]
        .filter(({ hidden }) => !hidden)
        .map(({ textContent }) => textContent);
    expect(words()).toEqual(['read_file', 'Waiting for your approval', 'Arguments{"path":"<b>"}']);
    const draw = (state: Extract<Step, { type: 'tool-call' }>['state']) =>
      transcript.update(stateOf([exchangeOf('0', 'Q', { steps: [{ ...call, state }] })]));
    draw({ type: 'denied' });
    expect(words()).toEqual(['read_file', 'Not allowed', 'Arguments{"path":"<b>"}']);
    draw({ type: 'done', result: '<script>' });
    expect(words()).toEqual(['read_file', 'Done', 'Arguments{"path":"<b>"}', 'Result<script>']);
    draw({ type: 'failed', message: 'No file' });
    expect(words()).toEqual(['read_file', 'Failed', 'Arguments{"path":"<b>"}', 'ResultNo file']);
    // The user may have unfolded it.
    expect(find(root, '.step')).toBe(details);
    expect(details.querySelectorAll('b, script')).toHaveLength(0);
  });

  test('an edit says where, how much and what became of it, and opens its file', () => {
    const { root, host, transcript, button } = show({ steps: [edit] });
    expect(find(root, 'summary').textContent).toBe('a.ts+2 −1Proposed');
    expect(find(root, 'pre').textContent).toBe(edit.diff);
    button('Open File')?.click();
    expect(host.posted).toEqual([{ type: 'open-edit', id: '0', edit: 'e' }]);
    const { uri: _, ...unknown } = edit;
    transcript.update(stateOf([exchangeOf('0', 'Q', { steps: [{ ...unknown, state: 'undone' }] })]));
    expect(find(root, 'summary').textContent).toBe('a.ts+2 −1Undone');
    expect(button('Open File')?.hidden).toBe(true);
  });

  test('the ones that did not change keep what the user did to them', () => {
    const reasoning: Step = { type: 'reasoning', text: 'Hm', time: 1 };
    const { root, transcript } = show({ steps: [reasoning, call], status: { type: 'streaming' } });
    (find(root, '.reasoning') as HTMLDetailsElement).open = true;
    const steps: Step[] = [reasoning, call, { type: 'text', role: 'answer', text: 'A' }];
    transcript.update(stateOf([exchangeOf('0', 'Q', { steps })]));
    expect((find(root, '.reasoning') as HTMLDetailsElement).open).toBe(true);
  });

  test('what is copied is the answer alone', () => {
    const { host, button } = show({
      steps: [
        { type: 'text', role: 'preamble', text: 'First' },
        { type: 'text', role: 'answer', text: 'Then' },
      ],
    });
    button('Copy Answer')?.click();
    expect(host.posted).toEqual([{ type: 'copy', text: 'Then' }]);
  });
});

describe('before the first word', () => {
  const pending: AnswerParts = { status: { type: 'streaming' } };

  test('the model loads', () => {
    const { transcript, exchanges, root } = show(pending);
    transcript.update(
      stateOf(exchanges, { model: { ...badge, state: { type: 'loading', fraction: 0.429 } } }),
    );
    expect(find(root, '.progress').textContent).toBe('Loading gpt-oss… 42 %');
    expect((find(root, 'progress') as HTMLProgressElement).value).toBeCloseTo(0.429);
  });
  test('the prompt is read', () =>
    expect(find(show(pending).root, '.progress').textContent).toBe('Reading the question…'));
  test('another answer comes first', () =>
    expect(find(show({ status: { type: 'waiting' } }).root, '.progress').textContent).toContain('Waiting'));
  test('then no more', () =>
    expect(find(show({ ...pending, text: 'A' }).root, '.progress').hidden).toBe(true));
});

describe('failures', () => {
  const failed = (code: ModelFailureCode): AnswerParts => ({
    status: { type: 'failed', failure: failureSamples[code] },
  });

  test('say what happened, as text', () =>
    expect(find(show(failed('too-long')).root, '.failure-message').textContent).toContain(
      'This needs 5000 tokens of the model’s context',
    ));
  test('have no markup of their own', () => {
    const failure = { code: 'model-missing', path: '/<b>a</b>.gguf' } as const;
    const { root } = show({ status: { type: 'failed', failure } });
    expect(find(root, '.failure-message').textContent).toContain('<b>a</b>');
  });
  test('offer what helps', () => {
    const { host, button } = show(failed('crashed'));
    button('Retry')?.click();
    button('Restart Model')?.click();
    button('Show Log')?.click();
    expect(host.posted).toEqual([
      { type: 'retry', id: '0' },
      { type: 'remedy', remedy: 'restart-model' },
      { type: 'remedy', remedy: 'show-log' },
    ]);
  });
  test('a missing model is chosen', () => {
    const { host, button } = show(failed('model-missing'));
    button('Choose Model…')?.click();
    expect(host.posted).toEqual([{ type: 'remedy', remedy: 'choose-model' }]);
  });
  test('what is too long would be too long again', () =>
    expect(show(failed('too-long')).button('Retry')).toBeUndefined());
  test('only the last can be asked again', () =>
    expect(show(failed('crashed'), { text: 'A' }).button('Retry')).toBeUndefined());
});

describe('ends', () => {
  test('an empty answer says so and can be asked for again', () => {
    const { root, host, button } = show({ reasoning: 'thoughts' });
    expect(find(root, '.note').textContent).toBe('The model gave an empty answer.');
    button('Retry')?.click();
    expect(host.posted).toEqual([{ type: 'retry', id: '0' }]);
  });
  test('a stopped one keeps what was said', () => {
    const { root } = show({ text: 'Half', status: { type: 'stopped' } });
    expect(find(root, '.markdown').textContent.trim()).toBe('Half');
    expect(find(root, '.note').textContent).toBe('Stopped.');
  });
  test('the last can be given anew', () => {
    const { root, host } = show({ text: 'A' }, { text: 'B' });
    const buttons = root.querySelectorAll<HTMLButtonElement>('[title="Answer Again"]');
    expect(buttons).toHaveLength(1);
    buttons[0]?.click();
    expect(host.posted).toEqual([{ type: 'retry', id: '1' }]);
  });
  test('nothing to press while it streams', () =>
    expect(show({ text: 'A', status: { type: 'streaming' } }).root.querySelector('.actions')).toBeNull());
});

describe('clicks', () => {
  test('an answer is copied as it was written', () => {
    const { host, button } = show({ text: '**A**' });
    button('Copy Answer')?.click();
    expect(host.posted).toEqual([{ type: 'copy', text: '**A**' }]);
  });
  test('code is copied and inserted', () => {
    const { host, button } = show({ text: '```ts\nconst a = "<b>";\n```' });
    button('Copy')?.click();
    button('Insert at Cursor')?.click();
    expect(host.posted).toEqual([
      { type: 'copy', text: 'const a = "<b>";\n' },
      { type: 'insert', text: 'const a = "<b>";\n' },
    ]);
  });
  test('a link goes to the host, and to nobody else', () => {
    const { host, root } = show({ text: '[a](https://example.com/x)' });
    let leaked = false;
    document.addEventListener('click', () => (leaked = true), { once: true });
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    find(root, 'a').dispatchEvent(event);
    expect(host.posted).toEqual([{ type: 'open-link', address: 'https://example.com/x' }]);
    expect(event.defaultPrevented).toBe(true);
    expect(leaked).toBe(false);
  });
});

test('only what changed is drawn', () => {
  const { transcript, exchanges, root } = show({ text: 'A' }, { text: 'B' });
  const [first, second] = root.children;
  const changed = exchangeOf('1', 'Q', { text: 'B2' });
  transcript.update(stateOf([exchanges[0]!, changed]));
  expect(root.children[0]).toBe(first);
  expect(root.children[1]).toBe(second);
  expect(second?.textContent).toContain('B2');
});

test('a new chat is empty', () => {
  const { transcript, root } = show({ text: 'A' });
  transcript.update(stateOf([]));
  expect(root.childElementCount).toBe(0);
});
