/** This machine as far as running models goes. Sizes are in bytes. */
export interface Machine {
  /** `free` is what programs can get now without anything being swapped out, caches of files included. */
  ram: Memory;
  /** The GPUs that the engine uses, in its order; empty when it runs on the CPU. */
  gpus: readonly Gpu[];
  /** GPU and CPU share one memory, as on Apple silicon: what one takes, the other lacks. */
  unified: boolean;
  cores: {
    /** Cores that compute at the same time: hyper-threads do not count. */
    physical: number;
    /** The fast ones among them, where the machine has two kinds and says which. */
    performance?: number;
  };
  /** Bytes per second that reading memory delivers, where that was measured. */
  bandwidth?: { ram?: number; gpu?: number };
}

/** The size of a memory, and how much of it is free. */
export interface Memory {
  total: number;
  /** As of now: what other programs hold is not free. */
  free: number;
}

/** A GPU by its name, which is different for each. */
export interface Gpu extends Memory {
  name: string;
}
