import DOMPurify from 'dompurify';
import { loadTypesetter, type Typesetter } from '../math/loadTypesetter.ts';

/** Typeset formulas to cache, since the same ones are drawn again while an answer grows. */
const kept = 200;

/**
 * Typesets the formulas of an answer. The typesetter is loaded with the first one; until then formulas are shown as
 * written.
 */
export class Formulas {
  readonly #load: () => Promise<Typesetter>;
  readonly #known = new Map<string, HTMLElement | undefined>();
  #typesetter: Typesetter | undefined;
  #loading: Promise<void> | undefined;

  constructor(load: () => Promise<Typesetter> = loadTypesetter) {
    this.#load = load;
  }

  /** Typesets the formulas below `root`, or calls `later` once that is possible. Invalid TeX stays as written. */
  typeset(root: ParentNode, later: () => void): void {
    const formulas = root.querySelectorAll<HTMLElement>('.math[data-tex]');
    if (formulas.length === 0) return;
    if (!this.#typesetter) {
      this.#loading ??= this.#load().then((typesetter) => {
        this.#typesetter = typesetter;
      });
      this.#loading.then(later, () => {
        // Without the typesetter, formulas stay readable as TeX.
      });
      return;
    }
    for (const formula of formulas) {
      const { tex = '', display } = formula.dataset;
      const made = this.#make(this.#typesetter, tex, display === 'true');
      if (made) formula.replaceChildren(made);
      formula.classList.add(made ? 'typeset' : 'unknown');
      formula.removeAttribute('data-tex');
      formula.removeAttribute('data-display');
    }
  }

  #make(typesetter: Typesetter, tex: string, display: boolean): Node | undefined {
    const key = `${display ? 'D' : 'I'}${tex}`;
    if (!this.#known.has(key)) {
      if (this.#known.size >= kept) this.#known.clear();
      const made = typesetter.typeset(tex, display);
      this.#known.set(key, made && lockedIn(made));
    }
    return this.#known.get(key)?.cloneNode(true);
  }
}

/** KaTeX creates nodes, not HTML, and is told to trust nothing; sanitising is a second line of defence. */
function lockedIn(formula: HTMLElement): HTMLElement {
  DOMPurify.sanitize(formula, {
    IN_PLACE: true,
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  return formula;
}

const tags =
  'span svg path line math semantics annotation mrow mi mo mn ms mtext mspace mfrac msqrt mroot msub msup msubsup mover munder munderover mtable mtr mtd mstyle mpadded mphantom menclose #text'.split(
    ' ',
  );

// KaTeX sets sizes, positions and colours through the DOM; the page's policy refuses styles in HTML.
const attributes =
  'class style aria-hidden d width height viewBox preserveAspectRatio x1 x2 y1 y2 stroke-width xmlns encoding display mathvariant mathcolor mathbackground stretchy fence separator accent accentunder lspace rspace minsize maxsize linethickness scriptlevel displaystyle columnalign columnspacing columnlines rowspacing rowlines rowalign voffset depth notation frame side symmetric largeop movablelimits'.split(
    ' ',
  );
