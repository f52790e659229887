import katex, { type TrustContext } from 'katex';
import 'katex/dist/katex.min.css';

/** A colour that no formula has by accident: KaTeX gives it to commands that it refuses. */
const refused = '#010203';

/**
 * A formula as nodes, or undefined if it is no TeX that KaTeX knows, or asks for a link, an image or anything else of
 * HTML. It makes nodes itself: the page's policy allows no styles in HTML. (KaTeX sets one as an attribute all the same,
 * the width of an arrow as in `\vec`. The policy refuses it, and katex.css says the same.)
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
      // Ems, and steps of macros: more than any formula, and no way to cover the page or to stop it.
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
