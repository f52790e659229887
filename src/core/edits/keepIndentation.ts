import { lineSpans } from '../syntax/textSpans.ts';
import { convertIndents, type IndentPlace } from './convertIndents.ts';
import { indentationOf } from '../text/indentation.ts';
import { styleOf, type IndentStyle } from '../text/indentStyle.ts';
import { restoreIndents } from './restoreIndents.ts';

/** The code whose indentation an answer should have. */
export interface Indented {
  text: string;
  languageId: string;
  /** The surrounding code, which shows the file's style. */
  before: string;
  after: string;
  /** The editor's settings for the document, for when the file shows no style. */
  indentation?: IndentStyle | undefined;
}

/**
 * Gives code the indentation of what it replaces: the file's own style (tabs, or a number of spaces per level), at the
 * same depth. Relative indentation is kept. Lines inside strings stay as they are, unless their indentation is
 * insignificant or the original shows that they were moved along. `restore` does not change the style.
 */
export function keepIndentation(text: string, how: 'style' | 'restore', original: Indented): string {
  const lines = text.split('\n');
  const spans = lineSpans(text, original.languageId) ?? [];
  const code = lines.flatMap((line, index) => (spans[index] || line.trim() === '' ? [] : [index]));
  const place = placeOf(original, how);
  const indents = restoreIndents(
    convertIndents(
      code.map((index) => lines[index] ?? ''),
      place,
    ),
    place,
  );
  const moved = new Map(code.map((index, at) => [index, indents[at] ?? '']));
  const ownSpans = lineSpans(original.text, original.languageId) ?? [];
  const known = new Set(original.text.split('\n').filter((_line, index) => ownSpans[index]));
  /** The indentation that the line opening a string or comment had, and has now. */
  let base: [from: string, to: string] = ['', ''];
  return lines
    .map((line, index) => {
      const indent = moved.get(index);
      if (indent !== undefined) {
        base = [indentationOf(line), indent];
        return indent + line.slice(indentationOf(line).length);
      }
      const span = spans[index];
      if (!span || line.trim() === '' || base[0] === base[1]) return line;
      const along = line.startsWith(base[0]) ? base[1] + line.slice(base[0].length) : line;
      if (known.has(line)) return line;
      return !span.literal || known.has(along) ? along : line;
    })
    .join('\n');
}

/** Cached, since this is called repeatedly while an answer streams in. */
const places = new WeakMap<Indented, IndentPlace>();

function placeOf(original: Indented, how: 'style' | 'restore'): IndentPlace {
  const known = places.get(original) ?? readPlace(original);
  places.set(original, known);
  return how === 'restore' ? { ...known, style: undefined } : known;
}

function readPlace({ text, languageId, before, after, indentation }: Indented): IndentPlace {
  const own = codeLines(text, languageId);
  const all = [...codeLines(before, languageId), ...own, ...codeLines(after, languageId)];
  const style = styleOf(own) ?? styleOf(all);
  const isMixed = all.some((line) => line.startsWith('\t')) && all.some((line) => line.startsWith('  '));
  return { original: own, style: style ?? (isMixed ? undefined : indentation), languageId };
}

/** Lines that begin neither in a string nor in a comment. */
function codeLines(text: string, languageId: string): string[] {
  const spans = lineSpans(text, languageId) ?? [];
  return text.split('\n').filter((line, index) => !spans[index] && line.trim() !== '');
}
