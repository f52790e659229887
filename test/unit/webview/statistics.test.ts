// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { localDay } from '../../../src/core/statistics/report.ts';
import { noCounts, noStatistics } from '../../../src/core/statistics/counting.ts';
import type { Counts, Statistics } from '../../../src/protocol/statistics.ts';
import { StatisticsPage } from '../../../src/webview/statistics/statisticsPage.ts';
import { find } from './build.ts';

beforeEach(() => document.body.replaceChildren());

function start() {
  let cleared = 0;
  const page = new StatisticsPage(document.body, { clear: () => cleared++ });
  return { page, cleared: () => cleared };
}

const typescript: Counts = {
  shown: 200,
  shownCharacters: 4000,
  accepted: 60,
  partly: 20,
  acceptedCharacters: 1500,
  soonChecked: 1000,
  soonRetained: 900,
  laterChecked: 800,
  laterRetained: 600,
};

const some: Statistics = {
  since: '2026-11-01',
  languages: { typescript, go: { ...noCounts, shown: 4, shownCharacters: 100 } },
  days: { [localDay(new Date())]: typescript },
};

const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

test('the numbers, as tiles and as a table', () => {
  start().page.show(some);
  expect(texts('.tile dt')).toEqual([
    'Shown',
    'Accepted',
    'Partly accepted',
    'Characters accepted',
    'Still there after 30 s',
    'Still there after 5 min',
  ]);
  expect(texts('.tile .value')).toEqual(['204', '29 %', '10 %', '1,500', '90 %', '75 %']);
  expect(texts('tbody tr:first-child > *')).toEqual([
    'typescript',
    '200',
    '60',
    '20',
    '4,000',
    '1,500',
    '90 %',
    '75 %',
  ]);
  expect(texts('tbody tr:last-child > *')).toEqual(['go', '4', '0', '0', '100', '0', '–', '–']);
  expect(texts('tfoot th')).toEqual(['All']);
  expect(document.body.textContent).toContain('Since November 1, 2026');
});

test('each drawing says in words what it shows, and none has styles or handlers of its own', () => {
  start().page.show(some);
  const labels = [...document.querySelectorAll('svg[role=img]')].map((each) =>
    each.getAttribute('aria-label'),
  );
  expect(labels).toEqual([
    'Chart of the last 30 days: 200 suggestions shown, 80 of them accepted at least in part, at most 200 a day.',
    'typescript: of 4,000 characters 1,500 accepted, 600 known to be still there after five minutes',
    'go: of 100 characters 0 accepted, 0 known to be still there after five minutes',
  ]);
  const unnamed = [...document.querySelectorAll('svg:not([role=img])')];
  expect(unnamed.every((each) => each.closest('[aria-hidden=true]'))).toBe(true);
  expect(document.querySelectorAll('[style], [onclick]')).toHaveLength(0);
});

test('bars are as long as their numbers', () => {
  start().page.show(some);
  const widths = [...document.querySelectorAll('.language rect')].map((each) => each.getAttribute('width'));
  expect(widths).toEqual(['100%', '37.5%', '15%', '2.5%', '0%', '0%']);
});

test('one click clears, and a screen reader is told', () => {
  const { page, cleared } = start();
  page.show(some);
  find(document, 'header button').click();
  expect(cleared()).toBe(1);
  page.show(noStatistics);
  expect(texts('.tile')).toEqual([]);
  expect(texts('.nothing')).toHaveLength(1);
  expect(find(document, '[role=status]').textContent).toBe('All numbers have been cleared.');
  expect(document.querySelector('header button')?.hasAttribute('disabled')).toBe(true);
});

test('a language’s name is text, whatever it says', () => {
  start().page.show({ ...some, languages: { '<img src=x>': typescript } });
  expect(document.querySelector('img')).toBeNull();
  expect(texts('tbody th')).toEqual(['<img src=x>']);
});
