import DOMPurify from 'dompurify';
import { loadTypesetter, type Typesetter } from '../math/loadTypesetter.ts';

/** Formulas that are kept typeset, for the same text to be drawn again while an answer grows. */
const kept = 200;

/** Typesets the formulas of an answer. What does it is loaded with the first one; until then they are what was written. */
export class Formulas {
  readonly #load: () => Promise<Typesetter>;
  readonly #known = new Map<string, HTMLElement | undefined>();
  #typesetter: Typesetter | undefined;
  #loading: Promise<void> | undefined;

  constructor(load: () => Promise<Typesetter> = loadTypesetter) {
    this.#load = load;
  }

  /** Typesets what is below `root`, or calls `later` once it can be. What is no TeX stays as it was written. */
  typeset(root: ParentNode, later: () => void): void {
    const formulas = root.querySelectorAll<HTMLElement>('.math[data-tex]');
    if (formulas.length === 0) return;
    if (!this.#typesetter) {
      this.#loading ??= this.#load().then((typesetter) => {
        this.#typesetter = typesetter;
      });
      this.#loading.then(later, () => {
        // Without it they can be read as TeX, which is what happens if nothing is done.
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

/** KaTeX makes nodes and no HTML, and is told to trust nothing; this is the second lock. */
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

// Of the styles, KaTeX sets sizes, places and colours by itself; the page's policy refuses any in HTML.
const attributes =
  'class style aria-hidden d width height viewBox preserveAspectRatio x1 x2 y1 y2 stroke-width xmlns encoding display mathvariant mathcolor mathbackground stretchy fence separator accent accentunder lspace rspace minsize maxsize linethickness scriptlevel displaystyle columnalign columnspacing columnlines rowspacing rowlines rowalign voffset depth notation frame side symmetric largeop movablelimits'.split(
    ' ',
  );
