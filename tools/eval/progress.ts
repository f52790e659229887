import process from 'node:process';
import { Presets, SingleBar } from 'cli-progress';

/** Says how far a long piece of work is. Goes to stderr: the output is for the table. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** Milliseconds between two lines where there is no terminal to draw a bar in. */
const interval = 15_000;

/** A bar in a terminal, a line now and then elsewhere. */
export function showProgress(what: string, total: number): Progress {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      {
        format: `${what} {bar} {value}/{total}, {eta_formatted} left`,
        stream: process.stderr,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    bar.start(total, 0);
    return { step: () => bar.increment(), stop: () => bar.stop() };
  }
  let done = 0;
  let said = Date.now();
  return {
    step() {
      done++;
      if (Date.now() - said < interval && done < total) return;
      said = Date.now();
      process.stderr.write(`${what} ${done}/${total}\n`);
    },
    stop: () => undefined,
  };
}
