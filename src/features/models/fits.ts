import type { CatalogueEntry } from '../../core/models/catalogue/catalogueEntry.ts';
import { fitOf, type Fit } from '../../core/models/fit/fitOf.ts';
import type { Machine } from '../../protocol/machine.ts';
import { shapeOf, type ModelShape } from '../../core/models/fit/modelShape.ts';
import { publishedShapes } from '../../core/models/fit/publishedShapes.ts';
import type { GgufHead } from '../../core/models/ggufHead.ts';
import type { InstalledModel } from '../../core/models/installed.ts';

/** How models would run on this machine. A fit is computed once for each model, machine and length of context. */
export class Fits {
  readonly #contextTokens: () => number;
  readonly #examined = new Map<string, ModelShape>();
  readonly #shapes = new WeakMap<GgufHead, ModelShape>();
  #machine: Machine | undefined;
  #computedFor = 0;
  #fits = new Map<ModelShape, Fit>();

  constructor(contextTokens: () => number) {
    this.#contextTokens = contextTokens;
  }

  /** Remembers the head of a remote model, which has been read. */
  examined(id: string, head: GgufHead, bytes: number): void {
    this.#examined.set(id, shapeOf(head, bytes));
  }

  /** `undefined` for a file without a readable head. */
  ofInstalled({ head, bytes }: InstalledModel, machine: Machine): Fit | undefined {
    if (!head) return undefined;
    const shape = this.#shapes.get(head) ?? shapeOf(head, bytes);
    this.#shapes.set(head, shape);
    return this.#of(shape, machine);
  }

  /** `undefined` for the user's own source, until its head has been read. */
  ofOffer({ id, origin }: CatalogueEntry, machine: Machine): Fit | undefined {
    const shape = this.#examined.get(id) ?? (origin === 'hearth' ? publishedShapes[id] : undefined);
    return shape && this.#of(shape, machine);
  }

  #of(shape: ModelShape, machine: Machine): Fit {
    const contextTokens = this.#contextTokens();
    if (machine !== this.#machine || contextTokens !== this.#computedFor) {
      this.#machine = machine;
      this.#computedFor = contextTokens;
      this.#fits = new Map();
    }
    const fit = this.#fits.get(shape) ?? fitOf(shape, machine, { contextTokens });
    this.#fits.set(shape, fit);
    return fit;
  }
}
