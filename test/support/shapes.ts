import { readGgufHead } from '../../src/core/models/ggufHead.ts';
import { shapeOf, type ModelShape } from '../../src/core/models/fit/modelShape.ts';
import { realHead, type RealModel } from '../../tools/models/realLayouts.ts';

/** The shape of a published model, read from a head in its true layout. */
export async function realShape(model: RealModel): Promise<ModelShape> {
  const { head, fileSize } = realHead(model);
  const reading = await readGgufHead(
    (offset, length) => Promise.resolve(head.subarray(offset, offset + length)),
    fileSize,
  );
  if ('problem' in reading) throw new Error(`The head cannot be read: ${reading.problem.type}.`);
  return shapeOf(reading.head, fileSize);
}
