import type { AnswerBeginning, AssistantPart, Conversation, Message } from '../../prompts/conversation.ts';
import { wordsOf } from '../../prompts/partTexts.ts';
import type { Rendered } from '../format.ts';
import { text, type PromptPart } from '../promptParts.ts';
import { inChannel, openChannel, special } from './specials.ts';
import { developerMessage, systemMessage, toolName } from './system.ts';

/**
 * Renders a conversation as OpenAI's renderer does (openai/harmony 0.0.8). Reasoning is dropped once a final answer
 * follows it, as in the chat template of gpt-oss, and kept within a tool loop, where the model needs to know why it
 * made a call.
 */
export function render({ instructions, tools, messages, effort, answer }: Conversation): Rendered {
  const answered = messages.findLastIndex((message) => lastAnswer(message) >= 0);
  return {
    system: systemMessage(effort, tools.length > 0),
    instructions: developerMessage(instructions, tools),
    messages: messages.map((message, index) =>
      renderMessage(message, index < answered ? Infinity : lastAnswer(message)),
    ),
    tail: renderTail(answer),
  };
}

function lastAnswer(message: Message): number {
  return message.from === 'assistant' ? message.parts.findLastIndex(({ type }) => type === 'answer') : -1;
}

/** @param answered reasoning of the assistant before the part with this index is dropped. */
function renderMessage(message: Message, answered: number): PromptPart[][] {
  switch (message.from) {
    case 'user': {
      const parts = wordsOf(message.parts).map((words) => [text(words)]);
      parts[0]?.unshift(special('start'), text('user'), special('message'));
      parts.at(-1)?.push(special('end'));
      return parts;
    }
    case 'assistant':
      return message.parts
        .filter(({ type }, index) => type !== 'reasoning' || index > answered)
        .map((part) => renderPart(part));
    case 'tool': {
      const { name, text: result } = message.result;
      const header = [special('start'), text(`functions.${toolName(name)} to=assistant`)];
      const body = [special('message'), text(result), special('end')];
      return [[...header, special('channel'), text('commentary'), ...body]];
    }
  }
}

/** Each part is a message of its own. */
function renderPart(part: AssistantPart): PromptPart[] {
  switch (part.type) {
    case 'reasoning':
      return inChannel('analysis', part.text);
    case 'preamble':
      return inChannel('commentary', part.text);
    case 'answer':
      return inChannel('final', part.text);
    case 'tool-call':
      return [
        ...[special('start'), text(`assistant to=functions.${toolName(part.name)}`)],
        ...[special('channel'), text('commentary '), special('constrain'), text('json')],
        ...[special('message'), text(part.arguments), special('call')],
      ];
  }
}

function renderTail(answer: AnswerBeginning): PromptPart[] {
  if (answer.type !== 'prefilled') return [special('start'), text('assistant')];
  return [...renderThought(answer.reasoning), ...openChannel('final'), text(answer.text)];
}

/** gpt-oss ends reasoning that needs no words with an empty message. */
function renderThought(words: string | undefined): PromptPart[] {
  if (words === undefined) return [];
  return words === '' ? [...openChannel('analysis'), special('end')] : inChannel('analysis', words);
}
