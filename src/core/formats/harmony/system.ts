import type { Effort, ToolDescription } from '../../../protocol/model.ts';
import type { PromptPart } from '../promptParts.ts';
import { typeOf } from './schemaType.ts';
import { message } from './specials.ts';

/**
 * The system message, as OpenAI's harmony renders it (openai/harmony, docs/format.md) and gpt-oss was trained on. It
 * leaves out the current date, which harmony puts after the cutoff: it would change the start of every prompt each
 * midnight and so invalidate the KV cache. As in harmony, the line about tools is present only if there are tools.
 */
export function systemMessage(effort: Effort, withTools: boolean): PromptPart[] {
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

/** The developer message: instructions, then the tools in the `functions` namespace, as TypeScript types. */
export function developerMessage(instructions: string, tools: readonly ToolDescription[] = []): PromptPart[] {
  const parts = ['# Instructions', instructions];
  if (tools.length > 0) {
    const types = tools.map(toolType).join('\n\n');
    parts.push('# Tools', '## functions', `namespace functions {\n\n${types}\n\n} // namespace functions`);
  }
  return message('developer', parts.join('\n\n'));
}

/** A tool as OpenAI's renderer declares it (openai/harmony 0.0.8, `template_tools_section`). */
function toolType({ name, description, parameters }: ToolDescription): string {
  const given = parameters ? `(_: ${typeOf(parameters)})` : '()';
  return [
    ...linesOf(description).map((line) => `// ${line}`),
    `type ${toolName(name)} = ${given} => any;`,
  ].join('\n');
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** A tool's name made safe for a header: only letters, digits, `_`, `-` and `.`, which cannot end or forge one. */
export function toolName(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 64) || 'unnamed';
}
