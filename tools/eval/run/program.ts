/** A program that says by its exit code, or by what it prints, whether a hole was filled well. */
export interface Program {
  language: 'node' | 'python';
  /** File names, without folders, and their texts. */
  files: Readonly<Record<string, string>>;
  /** The file to run. */
  main: string;
  /** Each has to pass. */
  runs: readonly ProgramRun[];
}

export interface ProgramRun {
  /** Standard input. */
  input: string;
  /** Any of these is right on standard output, white space aside. Without, the exit code 0 is enough. */
  accepted?: readonly string[];
}
