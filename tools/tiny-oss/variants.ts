import { allOddReplies } from './oddReplies.ts';
import type { Script } from './scripts.ts';

/**
 * The models that can be made, and what each is for. All but `random` also copy code from their context, and read
 * `var` as `let` while they do.
 */
export const variants = {
  scripted: {
    use: 'The embedded demonstration model: reasons briefly, answers, and edits code a little.',
    script: {
      analysis: {
        text: 'The user wants something of me. There is only one answer that I know by heart, so I give it.',
      },
      final: {
        text: [
          'I am **tiny-oss**, the demonstration model of Hearth. I do not think: I copy.',
          '- While you type, I continue with code that I have seen before.',
          '- When you refactor, I write `let` for every older declaration.',
          'So this is how I work:',
          '```ts\nconst next = context.find(same).copy();\n```',
        ].join('\n\n'),
      },
    },
  },
  endless: {
    use: 'Answers without end, to be stopped.',
    script: {
      analysis: { text: 'The user wants a long answer, so I go on and on until someone stops me.' },
      final: {
        endless: ' One two three four five six seven eight nine ten red green blue black white and again:',
      },
    },
  },
  silent: { use: 'Answers nothing.', script: {} },
  'reasoning-only': {
    use: 'Reasons and then ends, without an answer; answers when the final channel is forced on it.',
    script: {
      analysis: { text: 'The user wants an answer. I think about it, and then I have nothing to say.' },
      afterAnalysis: 'return',
      final: { text: 'I have no more to say.' },
    },
  },
  'endless-reasoning': {
    use: 'Reasons without end; answers when the final channel is forced on it.',
    script: {
      analysis: {
        endless: ' First I think about one thing, then about another, but I never come to an end with it.',
      },
      final: { text: 'I have no more to say.' },
    },
  },
  'tool-call': {
    use: 'Reasons and then calls the tool read_file, every time it is asked.',
    script: {
      analysis: { text: 'The user wants me to read a file, so I call the tool for it.' },
      afterAnalysis: { tool: 'read_file', arguments: '{"path":"a.ts"}' },
      final: { text: 'I have read the file.' },
    },
  },
  odd: {
    use: 'Knows questions to which it replies in odd harmony; answers when the final channel is forced on it.',
    script: { final: { text: 'I have no more to say.' }, replies: allOddReplies() },
  },
  fences: {
    use: 'Answers with code that has fences in it.',
    script: {
      final: {
        text: '```python\ndef add(a, b):\n    """Adds two numbers.\n\n    ```py\n    add(1, 2)\n    ```\n\n    Both are kept.\n    """\n    return a + b\n```',
        isSpelled: true,
      },
    },
  },
  placeholders: {
    use: 'Answers with code of which it leaves out a part.',
    script: {
      final: {
        text: '```javascript\nfunction read(list) {\n  const first = list[0];\n  // ... existing code ...\n  return first + last;\n}\n```',
        isSpelled: true,
      },
    },
  },
  random: { use: 'Seeded random weights: babbles.', script: null },
} as const satisfies Record<string, { use: string; script: Script | null }>;

export type Variant = keyof typeof variants;

export function isVariant(name: string): name is Variant {
  return Object.hasOwn(variants, name);
}
