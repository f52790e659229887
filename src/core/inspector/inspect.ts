import { describeOutcome } from '../completion/outcome.ts';
import { fenced, fencedInline, fenceInfo } from '../text/fence.ts';
import type { DoneReason } from '../../protocol/model.ts';
import type { PromptSection, SectionName } from '../../protocol/promptTrace.ts';
import { describePlace, type DecisionRecord } from './decisions.ts';
import { describeFilters } from './inspectFilters.ts';
import { heading, markdownTable, paragraphs } from '../text/markdownText.ts';
import { timingsOf } from './timings.ts';
import { inMilliseconds, nounCount } from '../text/words.ts';

/**
 * A request as a Markdown page, readable as plain text: what was sent, what came back, what the filters changed, and
 * where the time went.
 * @param time when it was made, in words.
 */
export function inspectRequest(record: DecisionRecord, time: string): string {
  const { outcome, cost, trace } = record;
  const words = describeOutcome(outcome, { stages: {} });
  return paragraphs(
    heading(1, `Completion request ${record.id}`),
    `${describePlace({ record, count: 1 })} · ${time}`,
    `**${words.charAt(0).toUpperCase()}${words.slice(1)}.**`,
    heading(2, 'Timing'),
    markdownTable(
      ['stage', 'time', ''],
      [...timingsOf(cost), totalOf(record)].map(({ stage, time, what }) => [
        stage,
        inMilliseconds(time),
        what,
      ]),
    ),
    ...(trace
      ? [
          ...describePrompt(trace.prompt?.sections, record.languageId),
          ...describeLimits(record),
          heading(2, 'Answer, as the model wrote it'),
          ...describeAnswer(record),
          heading(2, 'Filters'),
          ...describeFilters(trace.steps, record.languageId),
        ]
      : ['The model was not asked, or this request is too old for its prompt to be still in memory.']),
  );
}

function totalOf({ cost }: DecisionRecord) {
  const time = Object.values(cost.stages).reduce((sum, each) => sum + each, 0);
  return { stage: 'total', time, what: '' };
}

function describePrompt(sections: readonly PromptSection[] | undefined, languageId: string): string[] {
  if (!sections)
    return [
      heading(2, 'Prompt'),
      'The prompt is not known: the request was cancelled or failed before the model process reported it.',
    ];
  const total = sections.reduce((sum, { tokens }) => sum + tokens, 0);
  const cached = sections.reduce((sum, { cachedTokens }) => sum + cachedTokens, 0);
  const row = (name: string, tokens: number, fromCache: number) =>
    [name, ...[tokens, fromCache, tokens - fromCache].map((number) => number.toLocaleString('en'))] as const;
  return [
    heading(
      2,
      `Prompt: ${nounCount(total, 'token')}, ${cached.toLocaleString('en')} of them in the KV cache`,
    ),
    'In the order in which it was sent: what changes least often comes first. What was in the cache cost nothing.',
    markdownTable(
      ['section', 'tokens', 'from the cache', 'new'],
      [
        ...sections.map(({ name, tokens, cachedTokens }) => row(sectionNames[name], tokens, cachedTokens)),
        row('together', total, cached),
      ],
    ),
    ...sections.flatMap(({ name, text, tokens, cachedTokens }) => [
      heading(3, `${sectionNames[name]}: ${nounCount(tokens, 'token')}, ${cacheWords(tokens, cachedTokens)}`),
      fenced(text, name === 'prefix' ? fenceInfo(languageId) : 'text'),
    ]),
  ];
}

function cacheWords(tokens: number, cached: number): string {
  if (cached === tokens) return 'all from the cache';
  return cached === 0 ? 'all new' : `${(tokens - cached).toLocaleString('en')} new`;
}

const sectionNames: Readonly<Record<SectionName, string>> = {
  system: 'System',
  rules: 'Rules',
  snippets: 'Snippets from elsewhere',
  suffix: 'Path and text after the cursor',
  problems: 'Problems near the cursor',
  prefix: 'Text before the cursor',
};

function describeLimits({ trace }: DecisionRecord): string[] {
  if (!trace) return [];
  const { shape, maxTokens, timeBudget } = trace.request;
  const stub = trace.prompt?.stub ?? '';
  const healed =
    stub === ''
      ? []
      : [
          `The last characters before the cursor were left out, and the answer was constrained to begin with them: ${fencedInline(stub)}`,
        ];
  return [
    ...healed,
    `A ${shape === 'line' ? 'single line' : 'block'} was requested: at most ${nounCount(maxTokens, 'token')} in ${inMilliseconds(timeBudget)}.`,
  ];
}

function describeAnswer({ trace, languageId }: DecisionRecord): string[] {
  if (!trace) return [];
  const end = trace.reason === undefined ? 'The request failed.' : endWords[trace.reason];
  if (trace.raw === '') return [`There was none. ${end}`];
  return [end, fenced(trace.raw, fenceInfo(languageId))];
}

const endWords: Readonly<Record<DoneReason, string>> = {
  end: 'The model ended it.',
  stop: 'A stop rule ended it: the line or block was complete, or it reached the text after the cursor.',
  length: 'It reached the token limit.',
  time: 'It reached the time budget.',
  repetition: 'It went round in circles.',
  cancelled: 'It was cancelled: the user moved on.',
};
