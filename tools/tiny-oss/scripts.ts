import { replyRules, type Reply } from './replies.ts';
import { chain, checkedRules, cycle, encodeParts, strengths, type Part, type Rule } from './rules.ts';
import type { SpecialToken, Vocabulary } from './vocabulary.ts';

/** What a scripted model says in a chat. */
export interface Script {
  /** The reasoning; without, the model goes to its answer at once. */
  analysis?: Speech;
  /** The answer, also when the final channel is forced on the model; without, it answers nothing. */
  final?: Speech;
  /** After the analysis: a tool call instead of an answer, or the end. */
  afterAnalysis?: 'final' | 'return' | { tool: string; arguments: string };
  /** What it says to some questions instead. */
  replies?: readonly Reply[];
}

/** A text that ends, or words that are said again and again. */
export type Speech =
  | {
      text: string;
      /** In pieces that the vocabulary has without it: a word more in that, and all models say other things. */
      isSpelled?: true;
    }
  | { endless: string };

/** The rules of a script, with the structure of harmony and the fall-backs that all scripts share. */
export function scriptRules(script: Script, vocabulary: Vocabulary): Rule[] {
  const rules = [
    ...structureRules(script, vocabulary),
    ...fallBackRules(vocabulary),
    ...speechRules('final', script.final ?? { text: '' }, [special('<|return|>')], vocabulary),
    ...replyRules(script.replies ?? [], vocabulary),
  ];
  if (script.analysis)
    rules.push(...speechRules('analysis', script.analysis, afterAnalysis(script.afterAnalysis), vocabulary));
  return checkedRules(rules, (token) => vocabulary.tokens[token] ?? '');
}

/** The texts that a script says, of which each word is to be in the vocabulary. */
export function spokenTexts({ analysis, final }: Script): string[] {
  return [analysis, final].flatMap((speech) => {
    if (!speech || ('text' in speech && speech.isSpelled)) return [];
    return 'endless' in speech ? speech.endless : speech.text;
  });
}

function special(token: SpecialToken): Part {
  return { special: token };
}

/** The words of messages' headers, and the end after a code fence. */
function structureRules(script: Script, vocabulary: Vocabulary): Rule[] {
  const ids = (...parts: Part[]) => encodeParts(vocabulary, parts);
  const rule = (...parts: Part[]): Rule => {
    const tokens = ids(...parts);
    return { when: tokens.slice(0, -1), say: tokens.at(-1)!, strength: strengths.structure };
  };
  return [
    rule(special('<|end|>'), special('<|start|>'), 'assistant'),
    rule(special('<|start|>'), 'assistant', special('<|channel|>')),
    rule('assistant', special('<|channel|>'), script.analysis ? 'analysis' : 'final'),
    rule(special('<|channel|>'), 'analysis', special('<|message|>')),
    rule(special('<|channel|>'), 'final', special('<|message|>')),
    { when: 'fence', say: vocabulary.special('<|return|>'), strength: strengths.structure },
  ];
}

/** Where nothing matches, the model closes the line and the code block, and so ends. */
function fallBackRules(vocabulary: Vocabulary): Rule[] {
  const [newline] = vocabulary.encode('\n');
  const [fence] = vocabulary.encode('```');
  return [
    { when: 'always', say: newline!, strength: strengths.weakest },
    { when: 'lineEnd', say: fence!, strength: strengths.weaker },
  ];
}

function speechRules(
  channel: 'analysis' | 'final',
  speech: Speech,
  end: readonly Part[],
  vocabulary: Vocabulary,
): Rule[] {
  const ids = (...parts: Part[]) => encodeParts(vocabulary, parts);
  const header = ids('assistant', special('<|channel|>'), channel, special('<|message|>'));
  if ('endless' in speech) return cycle(header, ids(speech.endless));
  return chain([...header, ...ids(speech.text, ...end)], vocabulary.special('<|end|>'));
}

/** What ends the analysis: the end of the message, then a header that says what comes next. */
function afterAnalysis(next: Script['afterAnalysis'] = 'final'): Part[] {
  if (next === 'return') return [special('<|return|>')];
  const header = [special('<|end|>'), special('<|start|>'), 'assistant', special('<|channel|>')];
  if (next === 'final') return [...header, 'final'];
  return [
    ...header,
    `commentary to=functions.${next.tool} `,
    special('<|constrain|>'),
    'json',
    special('<|message|>'),
    next.arguments,
    special('<|call|>'),
  ];
}
