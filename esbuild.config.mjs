// Builds dist/: one bundle per program, and the embedded model. `--watch` rebuilds, for F5.
import { cpSync, mkdirSync } from 'node:fs';
import process from 'node:process';
import esbuild from 'esbuild';
import { grammarNames } from './src/core/syntax/grammars.ts';

const watch = process.argv.includes('--watch');

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  sourcemap: true,
  minify: !watch,
  // Names in stack traces are worth their few bytes: people send us logs.
  keepNames: true,
  logLevel: 'warning',
};

/**
 * One copy of VS Code's API for the whole bundle. Without it, esbuild copies all its properties once for each file that
 * imports it, which was half of the activation time.
 * @type {esbuild.Plugin}
 */
const oneCopyOfVscode = {
  name: 'one copy of vscode',
  setup(build) {
    const namespace = 'one-copy';
    build.onResolve({ filter: /^vscode$/ }, ({ importer }) =>
      importer === 'vscode' ? { path: 'vscode', external: true } : { path: 'vscode', namespace },
    );
    build.onLoad({ filter: /.*/, namespace }, () => ({ contents: "export * from 'vscode';", loader: 'js' }));
  },
};

/**
 * Downloads are a program of their own, which the host loads when it first needs them: by require, which VS Code watches
 * to give extensions its own versions of http and https.
 */
const downloads = 'src/net/createModelDownloads.ts';
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\/createModelDownloads\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'downloads', namespace: 'apart' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'apart' }, () => ({
      contents: "module.exports = require('./downloads.cjs');",
    }));
    build.onResolve({ filter: /^\.\/downloads\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** @type {esbuild.BuildOptions[]} */
const programs = [
  // The host. CommonJS, because that is what every supported VS Code loads.
  {
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    plugins: [oneCopyOfVscode, apart],
  },
  // What opens connections, and the thread that verifies what arrives. CommonJS like the host.
  {
    ...shared,
    entryPoints: { downloads, verifier: 'src/net/verifier/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node22',
  },
  // The model process. node-llama-cpp looks for its own files, so it stays outside and ships in node_modules.
  {
    ...shared,
    entryPoints: ['src/model/main.ts'],
    outfile: 'dist/model.js',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['node-llama-cpp'],
  },
  // The chat page: one script and one stylesheet.
  {
    ...shared,
    entryPoints: ['src/webview/main.ts'],
    outfile: 'dist/webview/main.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome130',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
  // KaTeX, which the chat page loads with the first formula.
  {
    ...shared,
    entryPoints: { math: 'src/webview/math/main.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    globalName: 'hearthMath',
    target: 'chrome130',
    // Of the three formats of each font, the one that every supported VS Code reads.
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    assetNames: '[name]',
  },
  // The statistics page.
  {
    ...shared,
    entryPoints: ['src/webview/statistics/main.ts'],
    outfile: 'dist/webview/statistics.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome130',
  },
  // The models page.
  {
    ...shared,
    entryPoints: ['src/webview/models/main.ts'],
    outfile: 'dist/webview/models.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome130',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  },
];

mkdirSync('dist', { recursive: true });
cpSync('media/tiny-oss.gguf', 'dist/tiny-oss.gguf');

// The grammars that say what a cursor stands in. Read when a file of the language is first written in.
const grammars = 'node_modules/@vscode/tree-sitter-wasm/wasm';
mkdirSync('dist/syntax', { recursive: true });
for (const name of ['', ...grammarNames.map((grammar) => `-${grammar}`)])
  cpSync(`${grammars}/tree-sitter${name}.wasm`, `dist/syntax/tree-sitter${name}.wasm`);

if (watch) {
  // The two lines are what the problem matcher in .vscode/tasks.json waits for.
  const report = {
    name: 'report',
    setup(build) {
      build.onStart(() => console.log('[watch] build started'));
      build.onEnd(() => console.log('[watch] build finished'));
    },
  };
  for (const program of programs) {
    const context = await esbuild.context({ ...program, plugins: [...(program.plugins ?? []), report] });
    await context.watch();
  }
} else {
  await Promise.all(programs.map((program) => esbuild.build(program)));
}
