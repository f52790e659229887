import type { DecisionRecord } from '../../../src/core/inspector/decisions.ts';
import type { RequestTrace } from '../../../src/core/completion/requestTrace.ts';
import { completionRequest } from '../../../tools/models/requests.ts';

/** A decision of a second, at noon of no day; cancelled while waiting, unless said otherwise. */
export function recordOf(id: number, more: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    id,
    time: id * 1000,
    uri: 'file:///p/a.ts',
    path: 'a.ts',
    languageId: 'typescript',
    line: 11,
    character: 4,
    explicit: false,
    outcome: { type: 'cancelled', stage: 'wait' },
    cost: { stages: {} },
    ...more,
  };
}

export function traceOf(more: Partial<RequestTrace> = {}): RequestTrace {
  return { request: completionRequest(), raw: 'b;', reason: 'stop', prompt: undefined, steps: [], ...more };
}
