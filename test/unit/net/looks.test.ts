import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { changed, Downloading } from '../../support/downloads.ts';

test.runIf(process.platform !== 'win32')(
  'looks do not pile up behind a slow disk: another window would seem to have missed as many heartbeats',
  async () => {
    const heartbeat = 20;
    const slow = new Downloading();
    const clock = new Downloading();
    // Whoever opens a named pipe to read it waits until somebody opens it to write.
    const records = path.join(slow.folder, '.downloads');
    mkdirSync(records);
    const record = path.join(records, 'some-model.json');
    const pipe = path.join(records, 'pipe');
    execFileSync('mkfifo', [record]);
    const looks: number[] = [];
    const window = slow.window({ heartbeat }, () => looks.push(performance.now()));
    const other = clock.window({ heartbeat });
    for (let beats = 0; beats < 8; beats++) await changed(other);
    renameSync(record, pipe);
    closeSync(openSync(pipe, 'r+'));
    for (let beats = 0; beats < 4; beats++) await changed(window);
    await slow.end();
    await clock.end();
    const gaps = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(heartbeat / 2);
  },
);
