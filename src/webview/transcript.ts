import { isPending } from '../core/chat/reduceAnswer.ts';
import type { ChatState, Exchange, ModelBadge } from '../protocol/chat.ts';
import { AnswerView } from './answerView.ts';
import { codeAction } from './codeBlock.ts';
import { element } from './dom.ts';
import type { Host } from './host.ts';
import { questionView } from './questionView.ts';

interface Entry {
  element: HTMLElement;
  answer: AnswerView;
  drawn: { exchange: Exchange; isLast: boolean; model: ModelBadge } | undefined;
}

/** The exchanges, oldest first. Redraws only those that changed. */
export class Transcript {
  // A live region would be read aloud token by token; announce.ts announces what matters, once.
  readonly element = element('div', {
    class: 'transcript',
    attributes: { role: 'log', 'aria-live': 'off', 'aria-label': 'Conversation' },
  });
  readonly #host: Host;
  readonly #entries = new Map<string, Entry>();

  constructor(host: Host) {
    this.#host = host;
    this.element.addEventListener('click', (event) => this.#clicked(event));
  }

  update({ exchanges, model }: ChatState): void {
    const present = new Set(exchanges.map(({ id }) => id));
    for (const [id, entry] of this.#entries) {
      if (present.has(id)) continue;
      entry.element.remove();
      this.#entries.delete(id);
    }
    exchanges.forEach((exchange, index) => this.#draw(exchange, index === exchanges.length - 1, model));
  }

  #draw(exchange: Exchange, isLast: boolean, model: ModelBadge): void {
    const entry = this.#entries.get(exchange.id) ?? this.#add(exchange);
    const { drawn } = entry;
    // The model's state matters only to an answer that waits for it.
    const waits = isPending(exchange.answer.status);
    if (drawn?.exchange === exchange && drawn.isLast === isLast && (drawn.model === model || !waits)) return;
    entry.drawn = { exchange, isLast, model };
    entry.element.classList.toggle('last', isLast);
    entry.answer.update(exchange, isLast, model);
  }

  #add(exchange: Exchange): Entry {
    const answer = new AnswerView(this.#host);
    const made = element(
      'article',
      { class: 'exchange' },
      questionView(exchange, this.#host),
      answer.element,
    );
    this.element.append(made);
    const entry = { element: made, answer, drawn: undefined };
    this.#entries.set(exchange.id, entry);
    return entry;
  }

  #clicked(event: MouseEvent): void {
    const action = codeAction(event.target);
    if (action) this.#host.post(action);
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href');
    if (address === null || address === undefined) return;
    // VS Code would follow any link in a page; ours are checked by the host.
    event.preventDefault();
    event.stopPropagation();
    this.#host.post({ type: 'open-link', address });
  }
}
