import { expect, test } from 'vitest';
import { catalogue } from '../../../../src/core/models/catalogue/catalogue.ts';
import { publishedShapes } from '../../../../src/core/models/fit/publishedShapes.ts';
import { realShape } from '../../../support/shapes.ts';

test.each(['gpt-oss-20b', 'gpt-oss-120b'] as const)('the shape of %s is that of its file', async (model) => {
  const { experts, ...rest } = await realShape(model);
  expect(publishedShapes[model]).toMatchObject(rest);
  expect(publishedShapes[model]?.experts.share).toBeCloseTo(experts.share, 6);
  expect(publishedShapes[model]?.experts.used).toBe(experts.used);
});

test('each model of the catalogue has one', () => {
  expect(Object.keys(publishedShapes).sort()).toEqual(catalogue.map(({ id }) => id).sort());
});
