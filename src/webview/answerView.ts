import { answerText } from '../core/chat/answerText.ts';
import { noteFor } from '../core/chat/notes.ts';
import { isPending } from '../core/chat/reduceAnswer.ts';
import type { Exchange, ModelBadge } from '../protocol/chat.ts';
import { confirmCopy } from './codeBlock.ts';
import { element, iconButton, textButton } from './dom.ts';
import { failureView } from './failureView.ts';
import type { Host } from './host.ts';
import { ProgressView } from './progressView.ts';
import { StepList } from './stepList.ts';

/** The answer of one exchange, from waiting to its end, and again after a retry. */
export class AnswerView {
  readonly #host: Host;
  readonly #progress = new ProgressView();
  readonly #steps = element('div', { class: 'steps' });
  readonly #list: StepList;
  readonly #end = element('div', { class: 'answer-end' });
  readonly element = element(
    'section',
    { class: 'answer' },
    element('h2', { class: 'visually-hidden', text: 'Hearth answered' }),
    this.#progress.element,
    this.#steps,
    this.#end,
  );
  /** What the footer was made from. It has buttons, so it is created again only when this changes. */
  #endOf: { status: unknown; isLast: boolean } | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#list = new StepList(host, this.#steps);
  }

  update(exchange: Exchange, isLast: boolean, model: ModelBadge): void {
    const { answer } = exchange;
    const pending = isPending(answer.status);
    this.element.setAttribute('aria-busy', String(pending));
    this.element.classList.toggle('streaming', answer.status.type === 'streaming');
    this.#progress.update(answer, model);
    this.#list.update(exchange.id, answer.steps, pending);
    if (this.#endOf?.status === answer.status && this.#endOf.isLast === isLast) return;
    this.#endOf = { status: answer.status, isLast };
    this.#end.replaceChildren(...(pending ? [] : this.#makeEnd(exchange, isLast)));
  }

  #makeEnd({ id, answer }: Exchange, isLast: boolean): Node[] {
    const host = this.#host;
    const parts: Node[] = [];
    const note = noteFor(answer);
    if (note) parts.push(element('p', { class: 'note', text: note.text }));
    if (answer.status.type === 'failed')
      parts.push(failureView(answer.status.failure, isLast ? id : undefined, host));
    if (note?.empty && isLast)
      parts.push(
        element(
          'div',
          { class: 'buttons' },
          textButton('Retry', 'primary', () => host.post({ type: 'retry', id })),
        ),
      );
    const actions = element('div', { class: 'actions' });
    const text = answerText(answer);
    if (text !== '') {
      const copy = iconButton('copy', 'Copy Answer', () => {
        host.post({ type: 'copy', text });
        confirmCopy(copy);
      });
      actions.append(copy);
      if (isLast && answer.status.type !== 'failed')
        actions.append(iconButton('refresh', 'Answer Again', () => host.post({ type: 'retry', id })));
    }
    if (actions.childElementCount > 0) parts.push(actions);
    return parts;
  }
}
