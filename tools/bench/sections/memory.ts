import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ask } from '../ask.ts';
import { row, type Row } from '../rows.ts';
import { completionOf, sampleCode } from '../sampleCode.ts';
import type { BenchContext, Section } from '../section.ts';
import { startLoaded } from '../service.ts';

/** Completions before the first look, after which caches are full and code is compiled. */
const warmUp = 100;

/** Completions between two looks. */
const completions = 100;

/** What stays in memory of many completions: of the host's heap, and of the whole model process. */
export const memory: Section = {
  name: 'memory',
  rows: ['host-memory-growth-bytes', 'model-memory-growth-bytes', 'model-memory-bytes'],
  run: measureMemory,
};

async function measureMemory({ modelPath, repeats }: BenchContext): Promise<Row[]> {
  const looks = Math.min(repeats, 5);
  using watched = await startLoaded({ modelPath });
  const host: number[] = [];
  const model: number[] = [];
  const whole: number[] = [];
  let keys = 0;
  await work(warmUp);
  let before = { heap: heapAfterCollection(), resident: residentBytes(watched.pid()) };
  for (let look = 0; look < looks; look++) {
    await work(completions);
    const now = { heap: heapAfterCollection(), resident: residentBytes(watched.pid()) };
    host.push(now.heap - before.heap);
    if (now.resident !== undefined && before.resident !== undefined) {
      model.push(now.resident - before.resident);
      whole.push(now.resident);
    }
    before = now;
  }
  return [
    row('host-memory-growth-bytes', `bytes/${completions} completions`, host),
    ...(model.length > 0
      ? [
          row('model-memory-growth-bytes', `bytes/${completions} completions`, model),
          row('model-memory-bytes', 'bytes', whole),
        ]
      : []),
  ];

  /** Types on and on, in several files. */
  async function work(count: number): Promise<void> {
    for (let done = 0; done < count; done++, keys++) {
      const file = Math.floor(keys / 20) % 6;
      const text = `${sampleCode(`memory${file}`, 10)}${'x'.repeat(1 + (keys % 20))}`;
      await ask(watched.service, completionOf(text, { file: `memory${file}.ts`, maxTokens: 8 }));
    }
    watched.crossings.length = 0;
  }
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Memory that a process holds in RAM; `undefined` where the system does not say so in a file. */
function residentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}
