/**
 * A Markdown code block. The fence is longer than any run of backticks in the code, so nothing inside can close it.
 */
export function fenced(code: string, info: string): string {
  const fence = fenceFor(code);
  return `${fence}${info}\n${code}${code === '' || code.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** A fence that can enclose the texts: three backticks, or one more than their longest run of at least three. */
export function fenceFor(...texts: readonly string[]): string {
  let longest = 2;
  for (const text of texts)
    for (const run of text.matchAll(/`{3,}/g)) longest = Math.max(longest, run[0].length);
  return '`'.repeat(longest + 1);
}

/** Inline code in Markdown. */
export function fencedInline(code: string): string {
  if (!code.includes('`')) return `\`${code}\``;
  const longest = Math.max(...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${code} ${fence}`;
}

/** The info string of an opening fence: the language, without characters that could end the line or the fence. */
export function fenceInfo(languageId: string): string {
  return languageId.replace(/[^\w+#.-]/g, '').slice(0, 40);
}

/** A name from outside, such as a path, on one line and with limited length. */
export function oneLine(name: string): string {
  return name.replace(/[\r\n\u2028\u2029]+/g, ' ').slice(0, 300);
}
