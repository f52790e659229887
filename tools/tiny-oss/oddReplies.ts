import type { Reply } from './replies.ts';

/**
 * What models say in harmony that a reader may get wrong, by a name for each. None goes on to an answer by itself
 * unless it has one.
 */
export const oddReplies = {
  'the role is analysis': 'analysis<|message|>Secret.<|return|>',
  'another message has the role commentary':
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>commentary<|message|>Secret.<|return|>',
  'analysis ends before its text': '<|channel|>analysis<|end|><|message|>Secret.<|return|>',
  'there is no header': 'Secret.<|return|>',
  'there is no channel': '<|message|>Yes.<|return|>',
  'a user asks after the analysis': '<|channel|>analysis<|message|>Hm.<|end|><|start|>user<|message|>',
  'a system speaks after the analysis': '<|channel|>analysis<|message|>Hm.<|end|><|start|>system<|message|>',
  'the developer speaks up': '<|channel|>analysis<|message|>Hm.<|end|><|start|>developer<|message|>',
  'some tool has a result':
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>functions.f to=assistant<|channel|>commentary<|message|>',
  'a user asks at once': '<|start|>user<|message|>',
  'a user asks after the answer': '<|channel|>final<|message|>Yes.<|end|><|start|>user<|message|>',
  'a number stands between two messages':
    '<|channel|>analysis<|message|>Hm.<|end|> 364 <|start|>assistant<|channel|>final<|message|>Yes.<|return|>',
  'a newline follows the role':
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant\n<|channel|>final<|message|>Yes.<|return|>',
  'a newline follows the channel': '<|channel|>final\n<|message|>Yes.<|return|>',
  'the answer is blank': '<|channel|>final<|message|>\n\n<|return|>',
  'a function is called': '<|channel|>commentary to=functions.f <|constrain|>json<|message|>{}<|call|>',
  'a browser is called': '<|channel|>commentary to=browser.search code<|message|>{}<|call|>',
  'a preamble precedes the answer':
    '<|channel|>commentary<|message|>First.<|end|><|start|>assistant<|channel|>final<|message|>Yes.<|return|>',
  'a preamble precedes a call':
    '<|channel|>commentary<|message|>First.<|end|><|start|>assistant<|channel|>commentary to=functions.f<|message|>{}<|call|>',
} as const;

/** Names of the odd replies. */
export type OddReply = keyof typeof oddReplies;

/** What a user asks to hear an odd reply. */
export function questionFor(name: OddReply): string {
  return `Please say it in the odd way that this test of Hearth is about, which is that ${name}`;
}

/** The replies of the variant `odd`. */
export function allOddReplies(): Reply[] {
  return (Object.keys(oddReplies) as OddReply[]).map((name) => ({
    question: questionFor(name),
    says: oddReplies[name],
  }));
}
