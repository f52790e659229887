import { balanceAt } from '../../syntax/closers.ts';
import { cursorAt } from '../../syntax/cursor.ts';
import { isProseLanguage } from '../../syntax/languages.ts';
import { commentOf } from './commentLine.ts';
import { isInsideText } from './insideText.ts';
import type { TextWindow } from '../../text/textWindow.ts';

/**
 * Cuts an answer where a licence header begins in the middle of a file: the model has begun another file. At the head
 * of a file, after nothing but comments, it may be what the user is writing.
 */
export function cutLicence(text: string, window: TextWindow, languageId: string): string {
  if (!mark.test(text) || isProseLanguage(languageId) || isHead(window) || isInsideText(window, languageId))
    return text;
  const lines = text.split('\n');
  const first = window.lineBefore.trim() === '' ? 0 : 1;
  const at = lines.findIndex((line, index) => index >= first && mark.test(commentOf(line) ?? ''));
  if (at === -1) return text;
  let start = at;
  while (start > first && commentOf(lines[start - 1] ?? '') !== undefined) start--;
  const before = lines.slice(0, start).join('\n');
  // A licence in a string, such as a template, is the program's text.
  const { openers } = balanceAt(cursorAt(window, languageId), before);
  return openers.some(({ kind }) => kind === 'string') ? text : before.trimEnd();
}

function isHead({ prefix }: TextWindow): boolean {
  return prefix
    .split('\n')
    .every((line) => line.trim() === '' || /^\s*(#!|<\?)/.test(line) || commentOf(line) !== undefined);
}

const mark =
  /\b(?:copyright (?:\(c\)|©|\d{4})|licensed (?:under|to) the\b|all rights reserved|SPDX-License-Identifier:|permission is hereby granted|redistribution and use in source)|^\W*©\s*\d{4}/im;
