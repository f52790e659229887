// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../../../src/webview/markdown/renderMarkdown.ts';
import { check, render } from './render.ts';

describe('markdown', () => {
  test('inline', () =>
    check('A **b** *c* ~~d~~ `e`', '<p>A <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>'));
  test('a web link shows where it leads', () =>
    check(
      '[safe](https://evil.example)',
      '<p><a href="https://evil.example" title="https://evil.example">safe</a></p>',
    ));
  test('a bare address', () =>
    check(
      'https://a.example',
      '<p><a href="https://a.example" title="https://a.example">https://a.example</a></p>',
    ));
  test('a file link', () => check('[a](a.ts:12)', '<p><a href="./a.ts:12" title="./a.ts:12">a</a></p>'));
  test('an image is text', () =>
    check('![cat](https://a.example/c.png)', '<p>cat (https://a.example/c.png)</p>'));
  test('alignment is no style', () =>
    check(
      '|a|\n|-:|\n|1|',
      '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td align="right">1</td></tr></tbody></table>',
    ));
  test('an unclosed fence is code', () =>
    check('```\n<b>', '<pre><code data-language="">&lt;b&gt;</code></pre>'));
  test('code is coloured', () => {
    const code = render('```ts\nconst a = "<b>";\n```').querySelector('code');
    expect(code?.querySelector('.hljs-keyword')?.textContent).toBe('const');
    expect(code?.textContent).toBe('const a = "<b>";\n');
    expect(code?.dataset['language']).toBe('ts');
  });
  test('code of an unknown language is not', () =>
    check('```klingon\nx\n```', '<pre><code data-language="klingon">x\n</code></pre>'.replace('\n<', '<')));
});

describe('hostile text is text', () => {
  const vectors = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](&#x6a;avascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](vbscript:msgbox)',
    '[x](command:workbench.action.terminal.new)',
    '[x](vscode://file/etc/passwd)',
    '[x](file:///etc/passwd)',
    '[x](//evil.example)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x" onerror="alert(1)](https://a.example/x.png)',
    '![x](https://a.example/x.png"onerror="alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '```"><img src=x onerror=alert(1)>\ncode\n```',
    '```js" onclick="alert(1)\ncode\n```',
    '```html\n<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```',
    '    <script>alert(1)</script>',
    '`<script>alert(1)</script>`',
    '| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |',
    '# <img src=x onerror=alert(1)>',
    '<!--<img src="--><img src=x onerror=alert(1)>',
    '<form action="https://evil.example"><input name=x></form>',
    '<style>@import "https://evil.example"</style>',
    '<base href="https://evil.example">',
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    '"><script>alert(1)</script>',
    '<a id=x name=x><b style="position:fixed">',
    '<details ontoggle=alert(1) open><summary>x</summary></details>',
    '<details open onclick="alert(1)">\n<summary>x</summary>\n</details>',
    '<details><summary><img src=x onerror=alert(1)></summary>\n\n<script>alert(1)</script>\n</details>',
    '<kbd onclick=alert(1)>x</kbd> <sub style="position:fixed">x</sub> <sup id=x>x</sup>',
    '<kbd><script>alert(1)</script></kbd>',
    '<br onmouseover=alert(1)><br/onmouseover=alert(1)>',
    '<mark><a href="javascript:alert(1)">x</a></mark>',
    '<!-- --><img src=x onerror=alert(1)><!-- -->',
    '<!--><img src=x onerror=alert(1)>-->',
    '> [!NOTE"><img src=x onerror=alert(1)>]',
    '> [!NOTE]\n> <script>alert(1)</script>',
    '- [x"><img src=x onerror=alert(1)>] a\n- [ ] <script>alert(1)</script>',
    '$"><img src=x onerror=alert(1)>$',
    '$$\n"><script>alert(1)</script>\n$$',
    '\\(<img src=x onerror=alert(1)>\\)',
    '\\[\n<script>alert(1)</script>\n\\]',
    '````md\n```"><img src=x onerror=alert(1)>\n```\n````',
  ];
  const allowedTags = new Set(
    'DIV P BR PRE CODE SPAN A TABLE THEAD TBODY TR TH TD H1 STRONG EM S UL LI BLOCKQUOTE DETAILS SUMMARY KBD MARK'.split(
      ' ',
    ),
  );
  const allowedAttributes = new Set(
    'href class align data-language data-tex data-display title start open'.split(' '),
  );

  test.each(vectors)('%s', (vector) => {
    for (const element of render(vector).querySelectorAll('*')) {
      expect(allowedTags).toContain(element.tagName);
      for (const name of element.getAttributeNames()) expect(allowedAttributes).toContain(name);
      const href = element.getAttribute('href');
      if (href !== null) expect(href).toMatch(/^(https?:\/\/|\.\/)/);
    }
  });

  // A second lock must hold by itself: the same HTML, past markdown-it.
  test.each(vectors)('sanitised without markdown-it: %s', (vector) => {
    const root = document.createElement('div');
    root.append(sanitise(vector));
    expect(root.querySelector('script, img, svg, math, iframe, style, form, input, base, meta')).toBeNull();
    for (const element of root.querySelectorAll('*'))
      for (const name of element.getAttributeNames()) expect(allowedAttributes).toContain(name);
    for (const link of root.querySelectorAll('a')) expect(link.protocol).not.toBe('javascript:');
  });

  test('harmony tokens', () => check('a <|end|> <|start|>b', '<p>a &lt;|end|&gt; &lt;|start|&gt;b</p>'));
  test('lone surrogates and NUL', () =>
    expect(render('a\ud800b\0c').textContent).toMatch(/^a[\ud800\ufffd]b\ufffdc\n$/));
  test('right to left', () => expect(render('שלום עולם').textContent.trim()).toBe('שלום עולם'));
  test('a huge line', () => {
    const line = 'x'.repeat(1_000_000);
    expect(render(line).textContent.trim() === line).toBe(true);
  });
  test('deep nesting', () => expect(render('>'.repeat(5000)).querySelectorAll('*').length).toBeLessThan(500));
});
