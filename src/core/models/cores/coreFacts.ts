/** The processor cores that a process may use. */
export interface CoreFacts {
  /** Physical cores: the hyperthreads of a core count once. */
  physical: number;
  /** How many of them are performance cores. Absent if all cores are alike, or nobody says which are which. */
  performance?: number;
  /** The CPU time that a container may take, in cores. */
  quota?: number;
}
