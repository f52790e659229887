/** Where the layers are computed: the index of a GPU, or `undefined` for the CPU. */
export interface Places {
  layers: readonly (number | undefined)[];
  output: number | undefined;
}

/**
 * Where llama.cpp puts the layers (`llama_model::load_tensors`): the output first, then the last layers, in order over
 * the GPUs by their shares.
 * @param count of the model's layers, without the output.
 * @param gpuLayers how many go to the GPUs, the output counting as one.
 */
export function placeLayers(count: number, gpuLayers: number, shares: readonly number[]): Places {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const active = total > 0 ? Math.min(gpuLayers, count + 1) : 0;
  const first = count + 1 - active;
  const place = (index: number): number | undefined => {
    if (active === 0 || index < first) return undefined;
    let end = 0;
    for (const [gpu, share] of shares.entries()) {
      end += share / total;
      if ((index - first) / active < end) return gpu;
    }
    return shares.length - 1;
  };
  return { layers: Array.from({ length: count }, (_, index) => place(index)), output: place(count) };
}
