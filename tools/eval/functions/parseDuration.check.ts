import { equal } from 'node:assert/strict';
import { parseDuration } from './parseDuration.ts';

equal(parseDuration('1h30m'), 5400);
equal(parseDuration('45s'), 45);
equal(parseDuration('2h0m5s'), 7205);
equal(parseDuration(''), undefined);
equal(parseDuration('90'), undefined);
equal(parseDuration('1d'), undefined);
