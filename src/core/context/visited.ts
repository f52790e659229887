import type { Snippet } from '../../protocol/model.ts';
import { areRelated } from './languages.ts';

/** A piece of a document that the user has left, as it was then. */
export interface Visit {
  /** The document's address: two visits of one document replace each other. */
  uri: string;
  snippet: Snippet;
}

/**
 * The documents left most recently, oldest first. A visit is taken when the user leaves a document and then never
 * changes, so that the list is the same for every keystroke in the next document and its part of the KV cache holds.
 */
export type Visits = readonly Visit[];

/** Documents to remember. More than a prompt holds, since some are of other languages. */
const remembered = 20;

/** Snippets in a prompt: three of 1,500 characters are about 1,300 tokens, less than the text before the cursor. */
export const snippetCount = 3;

/** Characters of one snippet: about 40 lines. */
export const snippetLength = 1500;

/** Adds a visit at the end. An older one of the same document goes; so does the oldest when there are too many. */
export function addVisit(visits: Visits, visit: Visit): Visits {
  const others = visits.filter((other) => other.uri !== visit.uri);
  if (visit.snippet.text.trim() === '') return others;
  return [...others, visit].slice(-remembered);
}

/** Forgets a document, for example because it was deleted. */
export function forgetVisit(visits: Visits, uri: string): Visits {
  return visits.filter((visit) => visit.uri !== uri);
}

/** The snippets for a prompt in a document: of the last visited others of related languages, oldest first. */
export function snippetsFor(visits: Visits, uri: string, languageId: string): Snippet[] {
  return visits
    .filter((visit) => visit.uri !== uri && areRelated(visit.snippet.languageId, languageId))
    .slice(-snippetCount)
    .map((visit) => visit.snippet);
}
