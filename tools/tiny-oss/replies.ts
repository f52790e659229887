import { encodeParts, strengths, type Part, type Rule } from './rules.ts';
import { specialTokens, type Vocabulary } from './vocabulary.ts';

/** What a scripted model says to one question, whatever its structure. */
export interface Reply {
  question: string;
  /** What comes after `<|start|>assistant`, in harmony's notation. */
  says: string;
}

/** How many tokens a rule looks back at: the question is among them until the reply tells itself apart. */
const window = 16;

/**
 * Rules that say each reply after its question, if that is the last of a chat and nothing is attached.
 *
 * @throws RangeError if a question is too short to be told from what stands before it.
 */
export function replyRules(replies: readonly Reply[], vocabulary: Vocabulary): Rule[] {
  return replies.flatMap(({ question, says }) => {
    const asked = encodeParts(vocabulary, partsOf(`${question}<|end|><|start|>assistant`));
    if (asked.length < window) throw new RangeError(`The question is too short: ${question}`);
    const tokens = [...asked, ...encodeParts(vocabulary, partsOf(says))];
    return tokens.slice(asked.length).map((say, index): Rule => {
      const place = asked.length + index;
      return { when: tokens.slice(place - window, place), say, strength: strengths.reply };
    });
  });
}

/** Reads special tokens where they are written. */
function partsOf(notation: string): Part[] {
  return notation
    .split(/(<\|\w+\|>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const special = specialTokens.find((token) => token === part);
      return special ? { special } : part;
    });
}
