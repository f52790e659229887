import { equal } from 'node:assert/strict';
import { kebabCase } from './kebabCase.ts';

equal(kebabCase('backgroundColor'), 'background-color');
equal(kebabCase('parseURLPath'), 'parse-url-path');
equal(kebabCase('Hearth'), 'hearth');
