import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readCode, type CodeFile } from '../../tiny-oss/learn/readCode.ts';
import { sourceFolder, sources, sourcesFolder, type Source } from '../../tiny-oss/learn/sources.ts';

/** The packages that the training of tiny-oss never saw: name, exact version and licence are in its sources.json. */
export const heldOutSources: readonly Source[] = sources.filter(({ split }) => split === 'heldOut');

/**
 * The hand-written code of the held-out packages, package by package. Downloads those that are not there yet, with npm
 * and pip, and runs none of their code.
 * @throws when a package cannot be had in its pinned version.
 */
export function heldOutCode(say: (line: string) => void): CodeFile[][] {
  mkdirSync(sourcesFolder, { recursive: true });
  for (const source of heldOutSources) {
    if (existsSync(sourceFolder(source))) continue;
    say(`fetching ${source.name} ${source.version}, ${source.licence}`);
    fetchSource(source);
  }
  return heldOutSources.map(readCode).filter((files) => files.length > 0);
}

function fetchSource(source: Source): void {
  const { registry, name, version } = source;
  const folder = `${sourceFolder(source)}.${process.pid}`;
  mkdirSync(folder);
  try {
    if (registry === 'npm') {
      execFileSync('npm', ['pack', '--silent', '--ignore-scripts', `${name}@${version}`], { cwd: folder });
      unpack(folder, (archive) => execFileSync('tar', ['-xzf', archive], { cwd: folder }));
    } else {
      // A wheel is a zip of plain files and needs no build.
      const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
      execFileSync('python3', ['-m', 'pip', 'download', ...options, '--dest', folder, `${name}==${version}`]);
      unpack(folder, (archive) =>
        execFileSync('python3', ['-m', 'zipfile', '-e', archive, '.'], { cwd: folder }),
      );
    }
    renameSync(folder, sourceFolder(source));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(folder: string, extract: (archive: string) => unknown): void {
  const [archive, ...others] = readdirSync(folder);
  if (archive === undefined || others.length > 0) throw new Error(`Expected one file in ${folder}.`);
  extract(archive);
  rmSync(path.join(folder, archive));
}
