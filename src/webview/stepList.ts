import type { Step } from '../protocol/answer.ts';
import { EditView } from './editView.ts';
import type { Host } from './host.ts';
import { MarkdownView } from './markdown/markdownView.ts';
import { ReasoningView } from './reasoningView.ts';
import { ToolCallView } from './toolCallView.ts';

/** The view of one step, used as long as the step's type stays the same. */
interface StepView {
  readonly element: HTMLElement;
  /** @param growing whether more of the step may come. */
  update(step: Step, growing: boolean): void;
}

/** The steps of an answer. Redraws only those that changed. */
export class StepList {
  readonly #host: Host;
  readonly #parent: HTMLElement;
  #drawn: { view: StepView; step: Step; growing: boolean }[] = [];

  constructor(host: Host, parent: HTMLElement) {
    this.#host = host;
    this.#parent = parent;
  }

  /** Shows the steps of the exchange `id`. `streaming` means that the last may still grow. */
  update(id: string, steps: readonly Step[], streaming: boolean): void {
    this.#drawn = steps.map((step, index) => {
      const growing = streaming && index === steps.length - 1;
      const old = this.#drawn[index];
      if (old?.step === step && old.growing === growing) return old;
      const view = old && isSameKind(old.step, step) ? old.view : stepView(step, id, this.#host);
      view.update(step, growing);
      const there = this.#parent.children[index];
      if (!there) this.#parent.append(view.element);
      else if (there !== view.element) there.replaceWith(view.element);
      return { view, step, growing };
    });
    while (this.#parent.children.length > steps.length) this.#parent.lastElementChild?.remove();
  }
}

function isSameKind(one: Step, other: Step): boolean {
  if (one.type === 'text') return other.type === 'text' && one.role === other.role;
  if (one.type === 'edit') return other.type === 'edit' && one.id === other.id;
  return one.type === other.type;
}

function stepView(first: Step, id: string, host: Host): StepView {
  switch (first.type) {
    case 'reasoning':
      return viewOf('reasoning', new ReasoningView());
    case 'tool-call':
      return viewOf('tool-call', new ToolCallView());
    case 'edit':
      return viewOf('edit', new EditView(() => host.post({ type: 'open-edit', id, edit: first.id })));
    case 'text': {
      const markdown = new MarkdownView();
      markdown.element.classList.add(first.role);
      return viewOf('text', {
        element: markdown.element,
        update: ({ text }, growing) => markdown.update(text, !growing),
      });
    }
  }
}

/** Adapts a view of one step type to steps of any type. */
function viewOf<T extends Step['type']>(
  type: T,
  view: { element: HTMLElement; update(step: Extract<Step, { type: T }>, growing: boolean): void },
): StepView {
  const isOurs = (step: Step): step is Extract<Step, { type: T }> => step.type === type;
  return {
    element: view.element,
    update: (step, growing) => {
      if (isOurs(step)) view.update(step, growing);
    },
  };
}
