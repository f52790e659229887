/** How much to suggest: `line` to the end of the cursor's line, `block` until the block ends. */
export type Shape = 'line' | 'block';

/**
 * The shape of a suggestion. On a blank line, or after what opens a block, several lines are welcome; anywhere else
 * the user is within a line, and more than its rest covers the screen with guesses.
 */
export function shapeAt(lineBefore: string, lineAfter: string, languageId: string): Shape {
  const before = lineBefore.trimEnd();
  if (lineAfter.trim() !== '') {
    // `{█}`: the editor closed the block before it was written. Other pairs, `(█)` and `"█"`, are filled in the line.
    return before.endsWith('{') && /^\s*}/.test(lineAfter) ? 'block' : 'line';
  }
  if (before === '') return 'block';
  return opensBlock(before, lineBefore !== before, languageId) ? 'block' : 'line';
}

/**
 * Whether a line opens a block. A colon does so where indentation makes the blocks, and after `case` or `default`;
 * elsewhere it announces a type or a value.
 */
function opensBlock(line: string, blankAfter: boolean, languageId: string): boolean {
  if (/([{([]|=>|->)$/.test(line)) return true;
  if (line.endsWith(':')) {
    if (/^\s*(case\b.*|default\s*):$/.test(line)) return true;
    return colonLanguages.has(languageId) && !blankAfter;
  }
  const keyword = /\b(then|do|else|begin|try|repeat|loop|ensure|rescue)$/.exec(line)?.[1];
  return keyword !== undefined && wordLanguages.has(languageId);
}

const colonLanguages = new Set([
  'python',
  'nim',
  'gdscript',
  'starlark',
  'cython',
  'yaml',
  'dockercompose',
  'haml',
]);

const wordLanguages = new Set([
  'ruby',
  'lua',
  'shellscript',
  'elixir',
  'julia',
  'pascal',
  'sql',
  'crystal',
  'fish',
]);
