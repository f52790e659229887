import type { ChatRequest, ChatTurn } from '../../../protocol/model.ts';
import { layOutChat } from './chat.ts';
import { cutToShare } from '../../text/cut.ts';
import type { Piece } from './pieces.ts';

/** A prompt that fits, or the tokens that it would need at least. */
export type Fitted = { pieces: Piece[] } | { tooLong: number };

/**
 * A chat's prompt of at most `budget` tokens. What may go, goes in this order: the oldest exchanges, each from a
 * question up to the next; then the far ends of the last question's attachments and of tool results after it, with a
 * note in their place. The last question itself and the calls after it always stay whole.
 */
export function fitChat(
  request: ChatRequest,
  budget: number,
  count: (pieces: readonly Piece[]) => number,
): Fitted {
  const lastQuestion = Math.max(
    0,
    request.turns.findLastIndex((turn) => turn.role === 'user'),
  );
  const layout = layOutChat(request.turns, request.effort);
  const fixed = count([...layout.head, ...layout.tail]);
  const sizes = layout.turns.map((turn) => count(turn));
  let first = 0;
  let total = fixed + sum(sizes);
  while (total > budget && first < lastQuestion) {
    const next = nextQuestion(request.turns, first);
    total -= sum(sizes.slice(first, next));
    first = next;
  }
  if (total <= budget)
    return { pieces: [...layout.head, ...layout.turns.slice(first).flat(), ...layout.tail] };
  return fitLastQuestion(request, lastQuestion, budget, count);
}

/** Cutting by characters meets a number of tokens only roughly, so it is tried with less and less. */
const shares = [1, 0.5, 0.25, 0.1, 0.02, 0];

function fitLastQuestion(
  request: ChatRequest,
  lastQuestion: number,
  budget: number,
  count: (pieces: readonly Piece[]) => number,
): Fitted {
  const asked = request.turns.slice(lastQuestion);
  // Four characters a token is usual for code; the first try must not be the one that fits everything.
  const room = budget * 4;
  const lengths = sum(asked.map(cuttableLength));
  let least = 0;
  for (const share of shares) {
    const kept = Math.min(1, (share * room) / Math.max(1, lengths));
    const { head, turns, tail } = layOutChat(
      asked.map((turn) => cutTurn(turn, kept)),
      request.effort,
    );
    const pieces = [...head, ...turns.flat(), ...tail];
    least = count(pieces);
    if (least <= budget) return { pieces };
  }
  return { tooLong: least };
}

function cutTurn(turn: ChatTurn, kept: number): ChatTurn {
  if (turn.role === 'tool-result') return { ...turn, text: cutToShare(turn.text, kept) };
  if (turn.role !== 'user') return turn;
  const attachments = turn.attachments.map((each) => ({ ...each, text: cutToShare(each.text, kept) }));
  return { ...turn, attachments };
}

function cuttableLength(turn: ChatTurn): number {
  if (turn.role === 'tool-result') return turn.text.length;
  return turn.role === 'user' ? sum(turn.attachments.map((each) => each.text.length)) : 0;
}

/** The index of the question after an exchange, so that no answer or tool result is left without what it belongs to. */
function nextQuestion(turns: readonly ChatTurn[], from: number): number {
  const next = turns.findIndex((turn, index) => index > from && turn.role === 'user');
  return next === -1 ? turns.length : next;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
