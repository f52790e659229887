import type { Log } from '../../src/core/log.ts';
import type { ChatRequest, ChatTurn, CompletionRequest } from '../../src/protocol/model.ts';

/** A chat of one question. */
export function chatRequest(text = 'Hello', maxTokens = 300): ChatRequest {
  return { kind: 'chat', turns: [{ role: 'user', text, attachments: [] }], effort: 'low', maxTokens };
}

/** A question, perhaps with a file. */
export function user(text: string, attachment?: string): ChatTurn {
  const attachments =
    attachment === undefined ? [] : [{ path: 'src/a.ts', languageId: 'typescript', text: attachment }];
  return { role: 'user', text, attachments };
}

/** A completion of one line after a text. */
export function completionRequest(prefix = 'const a = ', suffix = ''): CompletionRequest {
  return {
    kind: 'completion',
    context: { path: 'a.ts', languageId: 'typescript', prefix, suffix },
    snippets: [],
    shape: 'line',
    maxTokens: 48,
    timeBudget: 10_000,
  };
}

/** A log that a test can read. */
export function recordingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  return {
    lines,
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}

export function never(): AbortSignal {
  return new AbortController().signal;
}
