import type { Effort } from '../../../protocol/model.ts';
import type { Tool } from '../../prompts/conversation.ts';
import type { Piece } from '../pieces.ts';
import { message } from './specials.ts';

/**
 * The system message, as OpenAI's harmony renders it (openai/harmony, docs/format.md) and gpt-oss was trained on.
 * Without the current date, which harmony puts after the cutoff: it would change the start of every prompt, and so
 * throw away the KV cache, each midnight. The line about tools comes with tools, as there.
 */
export function systemMessage(effort: Effort, withTools: boolean): Piece[] {
  const lines = [
    'You are ChatGPT, a large language model trained by OpenAI.',
    'Knowledge cutoff: 2024-06',
    '',
    `Reasoning: ${effort}`,
    '',
    '# Valid channels: analysis, commentary, final. Channel must be included for every message.',
  ];
  if (withTools) lines.push("Calls to these tools must go to the commentary channel: 'functions'.");
  return message('system', lines.join('\n'));
}

/** The developer message: instructions, then the tools in the `functions` namespace by their names. */
export function developerMessage(instructions: string, tools: readonly Tool[] = []): Piece[] {
  const parts = [`# Instructions\n\n${instructions}`];
  if (tools.length > 0) {
    const types = tools.map(({ name }) => `type ${toolName(name)} = (_: object) => any;`);
    parts.push(
      `# Tools\n\n## functions\n\nnamespace functions {\n\n${types.join('\n\n')}\n\n} // namespace functions`,
    );
  }
  return message('developer', parts.join('\n\n'));
}

/** A tool's name as it can stand in a header: letters, digits, `_`, `-` and `.`, which cannot end or forge one. */
export function toolName(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 64) || 'unnamed';
}
