// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { Formulas } from '../../../../src/webview/markdown/formulas.ts';
import { MarkdownView } from '../../../../src/webview/markdown/markdownView.ts';
import type { Typesetter } from '../../../../src/webview/math/loadTypesetter.ts';

const load = (): Promise<Typesetter> => import('../../../../src/webview/math/main.ts');

/** Shows a text, with KaTeX as the page would load it, and waits until its formulas are typeset or refused. */
async function shown(source: string): Promise<HTMLElement> {
  const view = new MarkdownView(new Formulas(load));
  view.update(source, true);
  await expect.poll(() => view.element.querySelector('[data-tex]'), { timeout: 60_000 }).toBeNull();
  return view.element;
}

/** What KaTeX shows, without the source that it keeps for screen readers. */
const visible = (root: HTMLElement) =>
  [...root.querySelectorAll('.katex-html')].map(({ textContent }) => textContent);

describe('KaTeX', () => {
  test('typesets a formula in a line', async () => {
    const root = await shown('It takes $O(n \\log n)$.');
    expect(visible(root)).toEqual(['O(nlogn)']);
    expect(root.querySelector('annotation')?.textContent).toBe('O(n \\log n)');
    // What is seen is not read aloud: the MathML beside it is.
    expect(root.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true');
    expect(root.querySelector('.katex-mathml math')?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(root.querySelector('.katex-display')).toBeNull();
  });

  test.each([
    ['a fraction', '\\frac{a}{b}', '.mfrac'],
    ['a root', '\\sqrt{x}', 'svg path'],
    ['a matrix', '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', '.mtable'],
    ['aligned lines', '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}', '.mtable'],
    ['a sum', '\\sum_{i=1}^{n} i^2', '.op-limits'],
    ['cases', 'f(x) = \\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}', '.mtable'],
    ['a colour', '\\color{red} x', '[style*="red"]'],
    ['a vector', '\\vec{v} \\cdot \\hat{w}', '.accent-body'],
  ])('typesets %s on a line of its own', async (_, tex, part) => {
    const root = await shown(`\\[\n${tex}\n\\]`);
    expect(root.querySelector('.katex-display')).not.toBeNull();
    expect(root.querySelector(part)).not.toBeNull();
  });

  test('leaves what is no TeX as it was written', async () => {
    const root = await shown('$\\frac{a$ and $\\nosuchcommand$ and $x$');
    expect(visible(root)).toEqual(['x']);
    expect(root.textContent).toContain('$\\frac{a$ and $\\nosuchcommand$ and ');
  });
});

describe('hostile TeX is text, or harmless', () => {
  test.each([
    '\\href{javascript:alert(1)}{x}',
    '\\href{https://evil.example}{x}',
    '\\href{java\nscript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\includegraphics[height=1em]{x.png}',
    '\\htmlClass{composer}{x}',
    '\\htmlId{x}{y}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlData{action=insert}{x}',
    '\\text{\\href{https://evil.example}{x}}',
    '\\def\\a{\\href{https://evil.example}{x}}\\a',
  ])('%s', async (tex) => {
    const root = await shown(`\\(${tex}\\)`);
    expect(root.querySelector('.katex, a, img')).toBeNull();
    expect(root.textContent.trim()).toBe(`\\(${tex}\\)`);
  });

  test.each([
    ['markup', '\\text{<img src=x onerror=alert(1)><script>alert(1)</script>}'],
    ['markup in its source', 'x % <script>alert(1)</script>\n'],
    ['an attribute in a colour', '\\color{red" onclick="alert(1)} x'],
    ['an address in a colour', '\\textcolor{url(https://evil.example)}{x}'],
    ['an endless macro', '\\def\\a{\\a\\a}\\a'],
    [
      'a macro that grows',
      '\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}'.concat('\\b'.repeat(1000)),
    ],
  ])('%s', async (_, tex) => {
    const root = await shown(`\\(${tex}\\)`);
    expect(root.querySelector('script, img, a, iframe, [onclick], [onerror]')).toBeNull();
    for (const element of root.querySelectorAll('[style]'))
      expect(element.getAttribute('style')).not.toMatch(/url/);
  });

  test.each(['\\rule{9999em}{9999em}', '\\kern{9999em} x', '\\raisebox{9999em}{x}'])(
    'is kept small: %s',
    async (tex) => {
      const root = await shown(`\\(${tex}\\)`);
      const styles = [...root.querySelectorAll('[style]')].map(
        (element) => element.getAttribute('style') ?? '',
      );
      const sizes = styles.flatMap((style) => [...style.matchAll(/-?[\d.]+(?=em)/g)].map(Number));
      const largest = Math.max(...sizes.map(Math.abs));
      // KaTeX's limit, and what it adds on both sides.
      expect(largest).toBeGreaterThanOrEqual(20);
      expect(largest).toBeLessThanOrEqual(45);
    },
  );

  test('a macro of one formula is unknown to the next', async () => {
    const root = await shown('$\\gdef\\a{x}\\a$ and $\\a$');
    expect(visible(root)).toEqual(['x']);
  });
});

test('is loaded with the first formula, and once', async () => {
  let loads = 0;
  const formulas = new Formulas(() => {
    loads++;
    return load();
  });
  const view = new MarkdownView(formulas);
  view.update('no formula, only $5 and $10', false);
  expect(loads).toBe(0);
  view.update('$x$', false);
  view.update('$x$ and $y$', true);
  const other = new MarkdownView(formulas);
  other.update('$z$', true);
  await expect
    .poll(() => [...visible(view.element), ...visible(other.element)], { timeout: 60_000 })
    .toEqual(['x', 'y', 'z']);
  expect(loads).toBe(1);
});

test('what cannot be loaded leaves the formulas as they were written', async () => {
  const view = new MarkdownView(new Formulas(() => Promise.reject(new Error('no such file'))));
  view.update('$x^2$', true);
  await Promise.resolve();
  expect(view.element.textContent.trim()).toBe('$x^2$');
});

test('a formula that stands keeps its nodes while the text goes on', async () => {
  const formulas = new Formulas(load);
  const first = new MarkdownView(formulas);
  first.update('$x$', true);
  await expect.poll(() => visible(first.element)).toEqual(['x']);
  const view = new MarkdownView(formulas);
  view.update('$x$ is', false);
  const formula = view.element.querySelector('.katex');
  expect(formula).not.toBeNull();
  view.update('$x$ is a letter and $y$ another', false);
  expect(view.element.querySelector('.katex')).toBe(formula);
  expect(visible(view.element)).toEqual(['x', 'y']);
});
