import { expect, test } from 'vitest';
import { catalogue } from '../../../../src/core/models/catalogue/catalogue.ts';
import { publishedShapes } from '../../../../src/core/models/fit/publishedShapes.ts';
import { realShape } from '../../../support/shapes.ts';

test.each(['gpt-oss-20b', 'gpt-oss-120b'] as const)('the shape of %s is that of its file', async (model) => {
  const {
    experts: { share, ...experts },
    ...rest
  } = await realShape(model);
  expect(publishedShapes[model]).toMatchObject({ ...rest, experts });
  expect(publishedShapes[model]?.experts.share).toBeCloseTo(share, 6);
});

test('each model of the catalogue has one', () => {
  expect(Object.keys(publishedShapes).sort()).toEqual(catalogue.map(({ id }) => id).sort());
});
