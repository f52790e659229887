import katex, { type TrustContext } from 'katex';
import 'katex/dist/katex.min.css';

/** A colour that no formula uses by accident: KaTeX gives it to commands that it rejects. */
const refused = '#010203';

/**
 * A formula as nodes; `undefined` if KaTeX cannot parse it, or if it asks for a link, an image or other HTML. Nodes
 * and not HTML, since the page's policy allows no styles in HTML. (KaTeX sets one style attribute all the same, the
 * width of an arrow as in `\vec`. The policy refuses it, and katex.css does the same by a rule.)
 */
export function typeset(tex: string, display: boolean): HTMLElement | undefined {
  const made = document.createElement('span');
  try {
    katex.render(tex, made, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      errorColor: refused,
      strict: 'ignore',
      trust: refuse,
      // `maxSize` in ems, and a limit on macro expansions: more than any formula needs, and too little to cover the
      // page or to hang it.
      maxSize: 20,
      maxExpand: 500,
    });
  } catch {
    return undefined;
  }
  return made.querySelector(`[mathcolor="${refused}"]`) ? undefined : made;
}

function refuse({ command }: TrustContext): never {
  throw new Error(`${command} is not for an answer`);
}
