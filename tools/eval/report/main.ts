// Draws the report of results: node tools/eval/report/main.ts RESULTS.json REPORT.html
// A program of its own, because plots need a DOM, and nothing else that runs outside of a page may see one.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Report } from '../results/report.ts';
import { reportPage } from './page.ts';

const [results, page] = process.argv.slice(2);
if (results === undefined || page === undefined) {
  console.error('node tools/eval/report/main.ts RESULTS.json REPORT.html');
  process.exitCode = 2;
} else {
  // Written by tools/eval/main.ts.
  writeFileSync(page, reportPage(JSON.parse(readFileSync(results, 'utf8')) as Report));
}
