// Downloads the pinned packages of sources.json: node tools/tiny-oss/learn/fetchSources.ts
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import PQueue from 'p-queue';
import { sourceFolder, sources, sourcesFolder, type Source } from './sources.ts';

const run = promisify(execFile);

/** Downloads at the same time: most of each is waiting. */
const concurrency = 6;

/**
 * Downloads and unpacks every package that is not there yet; runs none of their code. Needs npm, pip and tar.
 * @throws when a package cannot be had in its pinned version.
 */
export async function fetchSources(): Promise<void> {
  mkdirSync(sourcesFolder, { recursive: true });
  const queue = new PQueue({ concurrency });
  let done = 0;
  const fetches = sources.map((source) => async () => {
    if (!existsSync(sourceFolder(source))) await fetchSource(source);
    done++;
    if (done % 50 === 0 || done === sources.length) console.log(`${done} of ${sources.length}`);
  });
  await queue.addAll(fetches);
}

async function fetchSource(source: Source): Promise<void> {
  const folder = sourceFolder(source);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished);
  await (source.registry === 'npm' ? fetchFromNpm : fetchFromPyPi)(source, unfinished);
  renameSync(unfinished, folder);
}

async function fetchFromNpm({ name, version }: Source, folder: string): Promise<void> {
  await run('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], { cwd: folder });
  const archive = onlyFile(folder);
  await run('tar', ['-xzf', archive], { cwd: folder });
  rmSync(path.join(folder, archive));
}

/** A wheel holds plain files and needs no build; the extensions in some are not touched. */
async function fetchFromPyPi({ name, version }: Source, folder: string): Promise<void> {
  const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
  await run('python3', ['-m', 'pip', 'download', ...options, '--dest', folder, `${name}==${version}`]);
  const archive = onlyFile(folder);
  await run('python3', ['-m', 'zipfile', '-e', archive, '.'], { cwd: folder });
  rmSync(path.join(folder, archive));
}

function onlyFile(folder: string): string {
  const [file, ...others] = readdirSync(folder);
  if (file === undefined || others.length > 0) throw new Error(`Expected one file in ${folder}.`);
  return file;
}

if (import.meta.main) await fetchSources();
