import { equal } from 'node:assert/strict';
import { romanNumeral } from './romanNumeral.ts';

equal(romanNumeral(1), 'I');
equal(romanNumeral(1994), 'MCMXCIV');
equal(romanNumeral(3999), 'MMMCMXCIX');
equal(romanNumeral(58), 'LVIII');
