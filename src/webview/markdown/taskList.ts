import type { MarkdownIt, StateCore } from 'markdown-it';
import { element, icon } from '../dom.ts';

/** List items that begin with `[ ]` or `[x]`. {@link drawTasks} adds their checkboxes. */
export function taskList(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'task', markTasks);
}

const marker = /^\[([ xX])\][ \t]+(?=\S)/;

function markTasks({ tokens }: StateCore): void {
  tokens.forEach((item, index) => {
    const text = tokens[index + 2];
    if (item.type !== 'list_item_open' || tokens[index + 1]?.type !== 'paragraph_open' || !text) return;
    const [mark, state] = marker.exec(text.content) ?? [];
    if (mark === undefined) return;
    item.attrSet('class', state === ' ' ? 'task' : 'task done');
    text.content = text.content.slice(mark.length);
  });
}

/** Adds a checkbox before each task. It is only an image, since answers cannot be edited. */
export function drawTasks(root: ParentNode): void {
  for (const item of root.querySelectorAll('li.task')) {
    const first = item.firstElementChild;
    const done = item.classList.contains('done');
    const box = element(
      'span',
      { class: 'task-box', attributes: { role: 'img', 'aria-label': done ? 'Done' : 'To do' } },
      ...(done ? [icon('check')] : []),
    );
    (first?.tagName === 'P' ? first : item).prepend(box);
  }
}
