// Downloads the pinned packages of sources.json: node test/tiny-oss/learn/fetchSources.ts
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { sourceFolder, sources, sourcesFolder, type Source } from './sources.ts';

/**
 * Downloads and unpacks every package that is not there yet; runs none of their code. Needs npm, pip and tar.
 * @throws when a package cannot be had in its pinned version.
 */
export function fetchSources(): void {
  mkdirSync(sourcesFolder, { recursive: true });
  sources.forEach((source, index) => {
    const folder = sourceFolder(source);
    if (existsSync(folder)) return;
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished);
    if (source.registry === 'npm') fetchFromNpm(source, unfinished);
    else fetchFromPyPi(source, unfinished);
    renameSync(unfinished, folder);
    console.log(`${index + 1} of ${sources.length}: ${source.name} ${source.version}, ${source.licence}`);
  });
}

function fetchFromNpm({ name, version }: Source, folder: string): void {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], { cwd: folder });
  const archive = onlyFile(folder);
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  rmSync(path.join(folder, archive));
}

/** A wheel holds plain files and needs no build; the extensions in some are not touched. */
function fetchFromPyPi({ name, version }: Source, folder: string): void {
  const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
  execFileSync('python3', ['-m', 'pip', 'download', ...options, '--dest', folder, `${name}==${version}`]);
  const archive = onlyFile(folder);
  execFileSync('python3', ['-m', 'zipfile', '-e', archive, '.'], { cwd: folder });
  rmSync(path.join(folder, archive));
}

function onlyFile(folder: string): string {
  const [file, ...others] = readdirSync(folder);
  if (file === undefined || others.length > 0) throw new Error(`Expected one file in ${folder}.`);
  return file;
}

if (import.meta.main) fetchSources();
