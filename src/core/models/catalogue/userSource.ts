import * as v from 'valibot';
import { baseName, partNames } from '../splitFile.ts';
import { parseAddress } from './address.ts';
import type { CatalogueEntry } from './catalogueEntry.ts';

const detailed = v.strictObject({
  url: v.string(),
  title: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  bytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  sha256: v.optional(v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/))),
});

/**
 * An entry of the setting `hearth.models.sources`: the address of a GGUF file, or an object that has it as `url`. The
 * address of one part of a split model stands for all parts.
 * @returns the entry, or why it is ignored, as the end of a sentence.
 */
export function readSource(source: unknown): { entry: CatalogueEntry } | { problem: string } {
  const parsed = v.safeParse(detailed, typeof source === 'string' ? { url: source } : source);
  if (!parsed.success) return { problem: describeIssue(parsed.issues[0]) };
  const { url: text, title, bytes, sha256 } = parsed.output;
  const address = parseAddress(text.trim());
  if ('problem' in address) return address;
  const { url } = address;
  const name = fileName(url);
  if (name === undefined) return { problem: 'its address must end in the name of a GGUF file.' };
  const parts = partNames(name);
  if (parts.length > 1 && (bytes !== undefined || sha256 !== undefined))
    return { problem: 'bytes and sha256 are for a model in a single file.' };
  const files = parts.map((part) => ({ name: part, url: sibling(url, name, part) }));
  const known = { ...(bytes === undefined ? {} : { bytes }), ...(sha256 === undefined ? {} : { sha256 }) };
  const stem = (parts[0] ?? name).replace(/(-\d{5}-of-\d{5})?\.gguf$/i, '');
  const first = files[0]?.url ?? url.href;
  return {
    entry: {
      id: `user-${stem
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 60)}-${fingerprint(first)}`,
      title: title ?? stem,
      summary: `Your own source, ${url.host}`,
      files: files.map((file) => ({ ...file, ...known })),
      origin: 'user',
    },
  };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.[0]?.key;
  switch (key) {
    case undefined:
      return 'it must be the address of a GGUF file, or an object with it as url.';
    case 'url':
      return 'its url must be the address of a GGUF file.';
    case 'title':
      return 'its title must be a text.';
    case 'bytes':
      return 'its bytes must be a whole number above 0.';
    case 'sha256':
      return 'its sha256 must be 64 hexadecimal digits.';
    default:
      return `it may have url, title, bytes and sha256, but not ${String(key)}.`;
  }
}

/** The file's name at the end of an address, if every file system can have it. */
function fileName(url: URL): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(baseName(url.pathname));
  } catch {
    return undefined;
  }
  if (!/^[^<>:"/\\|?*\u0000-\u001f]+\.gguf$/i.test(name)) return undefined;
  // Names of devices on Windows.
  return /^(con|prn|aux|nul|com\d|lpt\d)\./i.test(name) ? undefined : name;
}

function sibling(url: URL, name: string, other: string): string {
  if (name === other) return url.href;
  const copy = new URL(url);
  copy.pathname = url.pathname.slice(0, -baseName(url.pathname).length) + encodeURIComponent(other);
  return copy.href;
}

/** Eight hexadecimal digits that differ between addresses (32-bit FNV-1a). */
function fingerprint(text: string): string {
  let hash = 0x811c_9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x0100_0193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
