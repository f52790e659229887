import { describe, expect, test } from 'vitest';
import { addOffer, reuseOffer, type Offers } from '../../../../src/core/completion/reuse/reuse.ts';
import { readWindow } from '../../../../src/core/completion/window.ts';
import { parseCursor, readerOf } from '../../../../tools/replay/cursor.ts';

function windowOf(marked: string) {
  const { text, offset } = parseCursor(marked);
  return readWindow(readerOf(text), { from: offset, to: offset, text: '' });
}

/** An offer of `text` at one place, then the document as it is now: what is left of the offer. */
function check(then: string, text: string, now: string, expected: string | undefined) {
  const offer = { uri: 'file:///a.ts', window: windowOf(then), text };
  expect(reuseOffer([offer], 'file:///a.ts', windowOf(now))?.text).toBe(expected);
}

describe('typing along', () => {
  test.each<[string, string, string, string | undefined]>([
    ['con█', 'sole.log(a);', 'con█', 'sole.log(a);'],
    ['con█', 'sole.log(a);', 'cons█', 'ole.log(a);'],
    ['con█', 'sole.log(a);', 'console.log█', '(a);'],
    ['con█', 'sole.log(a);', 'consx█', undefined],
    ['con█', 'sole.log(a);', 'cont█', undefined],
    ['con█', 'sole.log(a);', 'console.log(a);█', undefined],
    ['con█', 'sole.log(a);', 'console.log(a);b█', undefined],
    // Taking back what was typed along; further back is another place.
    ['a = "█', '😀😀";', 'a = "😀█', '😀";'],
    ['a = "█', 'e\u0301";', 'a = "e█', '\u0301";'],
    ['// █', 'שלום עולם', '// שלום█', ' עולם'],
    ['// █', 'שלום', '// שלוס█', undefined],
    ['\t█', 'a();\n\tb();', '\ta();\n\t█', 'b();'],
    ['\t█', 'a();\n\tb();', '\ta();\n  █', undefined],
    ['a█\r\n', ' = 1;\nb = 2;', 'a = 1;\r\nb█\r\n', ' = 2;'],
    ['f█', '(a, {\n  b,\n});', 'f(a, {█})', '\n  b,\n});'],
    ['f█', '([1, 2]);', 'f([█])', '1, 2]);'],
    ['f█', "('a');", "f('█')", "a');"],
    ['f█', '(a);', 'f(a);█', undefined],
    ['F█', 'oo', 'f█', undefined],
    ['con█', 'sole', 'conSole█', undefined],
    ['con█', 'sole', 'cons█', 'ole'],
    ['con█', 'sole', 'console█', undefined],
    ['cons█', 'ole', 'con█', undefined],
    ['a = "█', '😀b', 'a = "😀█', 'b'],
    ['con█', 'sole', 'co█', undefined],
    ['con█', 'sole', '█', undefined],
    // Lines.
    ['f() {█', '\n  a();\n}', 'f() {\n  █', 'a();\n}'],
    ['f() {█', '\n  a();\n}', 'f() {\n█', '  a();\n}'],
    ['f() {█\r\n', '\n  a();\n}', 'f() {\r\n  █\r\n', 'a();\n}'],
    ['f() {█', '\n  a();\n}', 'f() {\n\t█', undefined],
    // Only blanks are left.
    ['a█', 'b  ', 'ab█', undefined],
    // Auto-closing pairs.
    ['f█', '(a, b) {', 'f(█)', 'a, b) {'],
    ['f(█)', 'a, b)', 'f(a█)', ', b)'],
    ['f█', '("a");', 'f("█")', 'a");'],
    ['f█', '("a");', 'f("a"█)', ');'],
    ['f█', '("a");', 'f("a")█', ';'],
    ['f█\ng', '(a)', 'f(█)\ng', 'a)'],
    // Enter between brackets: the closing one goes down.
    ['f() {█}', '\n  a();\n', 'f() {\n  █\n}', 'a();\n'],
    ['f() {█}', '\n  a();\n}', 'f() {\n  █\n}', 'a();'],
    ['f() {█}', '\n  a();\n  b();\n}', 'f() {\n  a();\n  █\n}', 'b();'],
    ['f() {█}\r\ng', '\n  a();\n}', 'f() {\r\n  █\r\n}\r\ng', 'a();'],
    ['f(() => {█})', '\n  a();\n})', 'f(() => {\n  █\n})', 'a();'],
    ['f() {█}\ng', '\n  a();\n}', 'f() {\n  █\n}\nh', undefined],
    ['f() {█}', '\n  a();\n}', 'f() {\n  █\n]', undefined],
    // Something else has changed.
    ['f█', '(a)', 'f(█x)', undefined],
    ['f█\ng', '(a)', 'f(█)\nh', undefined],
    ['x = f█', '(a)', 'y = f(█', undefined],
    ['f(█, x)', 'abc', 'f(a█, x)', 'bc'],
    ['f(█, x)', 'abc', 'f(a█, y)', undefined],
  ])('%j offered %j, now %j', check);
});

test('nothing was offered', () => expect(reuseOffer([], 'file:///a.ts', windowOf('a█'))).toBeUndefined());

test('another document', () => {
  const offer = { uri: 'file:///a.ts', window: windowOf('a█'), text: 'b' };
  expect(reuseOffer([offer], 'file:///b.ts', windowOf('a█'))).toBeUndefined();
});

describe('several offers', () => {
  const offerAt = (marked: string, text: string) => ({ uri: 'u', window: windowOf(marked), text });
  const [first, second] = [offerAt('con█', 'sole'), offerAt('cont█', 'inue')];
  const offers = addOffer(addOffer([], first), second);
  const textAt = (marked: string, from: Offers = offers) => reuseOffer(from, 'u', windowOf(marked))?.text;

  test('the one that fits', () => {
    expect(textAt('cont█')).toBe('inue');
    expect(textAt('con█')).toBe('sole');
    expect(textAt('cons█')).toBe('ole');
  });

  test('the newest, if several fit', () => {
    const newer = offerAt('cons█', 'ign');
    expect(textAt('cons█', addOffer(offers, newer))).toBe('ign');
    expect(textAt('cons█', addOffer(addOffer(offers, newer), first))).toBe('ole');
  });

  test('not for ever', () => {
    const many = Array.from({ length: 20 }, (_, index) => offerAt(`${index}█`, 'x'));
    const last = many.reduce<Offers>(addOffer, offers);
    expect(last.length).toBeLessThan(20);
    expect(textAt('con█', last)).toBeUndefined();
    expect(textAt('19█', last)).toBe('x');
  });
});

describe('in a long document', () => {
  const above = 'const value = compute(first, second);\n'.repeat(1000);

  test('typing across a step of the anchor', () => {
    const text = above.slice(0, 21_999);
    check(`${text}█`, 'abc'.repeat(10), `${text}abcabc█`, 'abc'.repeat(8));
    check(`${text}█`, 'abc'.repeat(10), `${text}abcacc█`, undefined);
  });

  test('a change above, in sight', () =>
    check(`${above}x█`, 'yz', `${above.slice(0, -20)}${above.slice(-19)}xy█`, undefined));

  test('the same text at another place', () => check(`${above}x█`, 'yz', 'xy█', undefined));
});
