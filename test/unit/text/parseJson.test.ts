import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseJson } from '../../../src/core/text/parseJson.ts';

const schema = v.object({ name: v.string() });

test.each([
  ['{"name":"a"}', { name: 'a' }],
  ['{"name":"a","more":1}', { name: 'a' }],
  ['{"name":1}', undefined],
  ['null', undefined],
  ['{"name":"a"', undefined],
  ['', undefined],
])('%s', (text, value) => expect(parseJson(schema, text)).toEqual(value));
