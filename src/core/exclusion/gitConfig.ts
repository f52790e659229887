/** A variable of git's configuration. */
export interface ConfigEntry {
  /** As in `git config --list`: `core.excludesfile`, `includeif.gitdir:~/code/.path`. */
  name: string;
  value: string;
}

/**
 * The entries of a git configuration file, in order (git-config(1), "Syntax"). Lines that git would reject are
 * ignored.
 */
export function parseGitConfig(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const source = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  let section = '';
  for (let at = 0; at < source.length;) {
    const header = matchAt(/\s*\[[ \t]*([\w.-]+)(?:[ \t]+"((?:[^"\\\n]|\\[^\n])*)")?[ \t]*\]/y, source, at);
    if (header) {
      const [whole, name = '', subsection] = header;
      section =
        name.toLowerCase() + (subsection === undefined ? '' : `.${subsection.replace(/\\(.)/g, '$1')}`);
      at += whole.length;
      continue;
    }
    const variable = matchAt(/\s*([a-z][a-z0-9-]*)[ \t]*(=?)/iy, source, at);
    const value = readValue(source, at + (variable?.[0].length ?? 0));
    if (variable?.[1] !== undefined && section !== '')
      // A variable without a value is a switch that is on.
      entries.push({
        name: `${section}.${variable[1].toLowerCase()}`,
        value: variable[2] === '=' ? value.text : 'true',
      });
    at = value.end;
  }
  return entries;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The value that starts at `start`, and the start of the next line. */
function readValue(source: string, start: number): { text: string; end: number } {
  let text = '';
  /** Trailing whitespace counts only within quotes. */
  let length = 0;
  let isQuoted = false;
  let at = start;
  for (; at < source.length && source[at] !== '\n'; at++) {
    const char = source[at] ?? '';
    if (!isQuoted && (char === '#' || char === ';')) {
      const next = source.indexOf('\n', at);
      at = next === -1 ? source.length : next;
      break;
    }
    if (!isQuoted && (char === ' ' || char === '\t')) {
      if (length > 0) text += char;
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') {
      const escaped = source[++at] ?? '';
      // A line that ends in a backslash continues on the next.
      if (escaped !== '\n') text += escapes[escaped] ?? escaped;
    } else text += char;
    length = text.length;
  }
  return { text: text.slice(0, length), end: at + 1 };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };
