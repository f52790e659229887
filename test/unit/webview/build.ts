import type { ChatState, Exchange, FromPage, ModelBadge } from '../../../src/protocol/chat.ts';
import { answerOf, type AnswerParts } from '../chat/build.ts';
import type { Host } from '../../../src/webview/host.ts';

export const badge: ModelBadge = { name: 'gpt-oss-20b', demonstration: false, state: { type: 'ready' } };

/** A host that keeps what the page posts. */
export function recordingHost(draft = ''): Host & { posted: FromPage[]; draft: string } {
  return {
    posted: [],
    draft,
    post(message) {
      this.posted.push(message);
    },
    saveDraft(text) {
      this.draft = text;
    },
  };
}

export function exchangeOf(id: string, question: string, answer: AnswerParts): Exchange {
  return {
    id,
    question: { text: question, attachments: [] },
    answer: answerOf(answer),
  };
}

export function stateOf(exchanges: readonly Exchange[], more: Partial<ChatState> = {}): ChatState {
  return { exchanges, chips: [], model: badge, ...more };
}

/** The element, which must be there. */
export function find(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`There is no ${selector}`);
  return found;
}
