import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { ESLint, Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The invariants of docs/architecture.md that are about imports and globals: each is broken once, in a tree of files that
// is not the product's, and the linter must see it. The rules go by pattern, so no folder here needs to exist in src/.

const root = path.join(import.meta.dirname, '../..');

/** extension.ts, which is in no layer, with what it may import and what not. */
const wiring = `import './client/lanes.ts'; import './model/ok.ts'; import 'node:https'; export type C = string;`;

/** What a planted file says, and the rule that must refuse it; none for what is allowed. */
const planted: [file: string, text: string, rule: string | undefined][] = [
  ['core/a.ts', `import * as vscode from 'vscode'; vscode;`, 'core: packages'],
  ['core/b.ts', `import type { Llama } from 'node-llama-cpp'; export type B = Llama;`, 'core: packages'],
  ['core/c.ts', `import { readFileSync } from 'node:fs'; readFileSync;`, 'core: modules of Node'],
  ['core/d.ts', `import '../client/lanes.ts';`, 'core: layers'],
  ['core/e.ts', `export { c } from '../features/chat/c.ts';`, 'core: layers'],
  ['core/f/g/h.ts', `import type { C } from '../../../extension.ts'; export type H = C;`, 'core: layers'],
  ['core/dynamic.ts', `export const load = () => import('node:https');`, 'core: modules of Node'],
  ['core/ok.ts', `import * as v from 'valibot'; import '../protocol/p.ts'; v;`, undefined],
  ['protocol/a.ts', `import * as v from 'valibot'; v;`, 'protocol: packages'],
  ['protocol/b.ts', `import '../core/ok.ts';`, 'protocol: layers'],
  ['model/a.ts', `import { fork } from 'node:child_process'; fork;`, 'model: modules of Node'],
  ['model/b.ts', `import https from 'https'; https;`, 'model: modules of Node'],
  ['model/c.ts', `import '../client/lanes.ts';`, 'model: layers'],
  ['model/d.ts', `import { createConnection } from 'node:net'; createConnection;`, 'model: modules of Node'],
  [
    'model/ok.ts',
    `import { readFile } from 'node:fs/promises'; readFile; import '../core/ok.ts';`,
    undefined,
  ],
  ['net/a.ts', `import * as vscode from 'vscode'; vscode;`, 'net: packages'],
  ['net/b.ts', `import '../vscode/ok.ts';`, 'net: layers'],
  ['net/c.ts', `import { createServer } from 'node:net'; createServer;`, 'net: modules of Node'],
  ['net/d.ts', `import { fork } from 'node:child_process'; fork;`, 'net: modules of Node'],
  ['net/e.ts', `import { lookup } from 'node:dns'; lookup;`, 'net: modules of Node'],
  ['net/ok.ts', `import https from 'https'; https; import '../core/ok.ts';`, undefined],
  ['client/net.ts', `import '../net/ok.ts';`, 'client: layers'],
  ['model/f.ts', `import '../net/ok.ts';`, 'model: layers'],
  ['core/net.ts', `export const load = () => import('../net/ok.ts');`, 'core: layers'],
  ['vscode/d.ts', `import '../net/ok.ts';`, 'vscode: layers'],
  ['features/agent/g.ts', `import '../../net/ok.ts';`, 'features: layers'],
  ['vscode/a.ts', `import { exec } from 'node:child_process'; exec;`, 'vscode: modules of Node'],
  ['vscode/b.ts', `import { request } from 'node:http2'; request;`, 'vscode: modules of Node'],
  ['vscode/c.ts', `import '../features/chat/c.ts';`, 'vscode: layers'],
  ['webview/a.ts', `import * as vscode from 'vscode'; vscode;`, 'webview: packages'],
  ['webview/b.ts', `import '../vscode/ok.ts';`, 'webview: layers'],
  ['client/lanes.ts', `import Queue from 'p-queue'; Queue;`, undefined],
  ['client/a.ts', `import Queue from 'p-queue'; Queue;`, 'p-queue in one file'],
  ['client/b.ts', `import { fork } from 'node:child_process'; fork;`, 'client: modules of Node'],
  ['client/forkedProcess.ts', `import { fork } from 'node:child_process'; fork;`, undefined],
  ['client/power/powerCommand.ts', `import { execFile } from 'node:child_process'; execFile;`, undefined],
  [
    'client/power/powerWatch.ts',
    `import { execFile } from 'node:child_process'; execFile;`,
    'client: modules of Node',
  ],
  ['client/process/forkedProcess.ts', `import { fork } from 'node:child_process'; fork;`, undefined],
  ['client/c.ts', `import '../vscode/ok.ts';`, 'client: layers'],
  ['client/d.ts', `import { connect } from 'node:net'; connect;`, 'client: modules of Node'],
  ['client/shared/localSocket.ts', `import { connect } from 'node:net'; connect;`, undefined],
  ['client/other/localServer.ts', `import { connect } from 'node:net'; connect;`, 'client: modules of Node'],
  ['model/localServer.ts', `import { createServer } from 'node:net'; createServer;`, undefined],
  ['model/localSocket.ts', `import { connect } from 'node:net'; connect;`, 'model: modules of Node'],
  ['client/localSocket.ts', `import { connect } from 'node:tls'; connect;`, 'local sockets: modules of Node'],
  // A feature that nobody has listed anywhere.
  ['features/agent/a.ts', `import '../../client/lanes.ts';`, 'features: layers'],
  ['features/agent/b.ts', `import '../chat/c.ts';`, 'features are strangers'],
  [
    'features/agent/tools/c.ts',
    `import type { C } from '../../chat/c.ts'; export type D = C;`,
    'features are strangers',
  ],
  ['features/agent/d.ts', `import { spawn } from 'node:child_process'; spawn;`, 'features: modules of Node'],
  ['features/agent/e.ts', `import { get } from 'node:https'; get;`, 'features: modules of Node'],
  ['features/agent/f.ts', `import 'node-llama-cpp';`, 'features: packages'],
  ['features/agent/ok.ts', `import * as vscode from 'vscode'; import './tools/ok.ts'; vscode;`, undefined],
  ['features/agent/tools/ok.ts', `import '../../../vscode/ok.ts'; import '../../../core/ok.ts';`, undefined],
  ['servers/a.ts', `import '../core/ok.ts';`, 'every folder is a layer'],
  ['server.ts', `import { get } from 'node:https'; get;`, 'one file beside the layers'],
  ['extension.ts', wiring, 'extension: layers'],
  ['extension.ts', wiring, 'extension: packages and modules of Node'],
  ['core/round/a.ts', `import type { B } from './b.ts'; export type A = B[];`, 'no circles'],
  ['core/prompts/a.ts', `import '../formats/harmony/h.ts';`, 'one chooses the format'],
  ['core/formats/a.ts', `import './harmony/h.ts';`, 'one chooses the format'],
  [
    'model/e.ts',
    `import type { C } from '../core/formats/harmony/h.ts'; export type E = C;`,
    'one chooses the format',
  ],
  ['core/formats/template/a.ts', `import '../harmony/h.ts';`, 'formats are strangers'],
  ['core/formats/chooseFormat.ts', `import './harmony/h.ts';`, undefined],
  ['core/formats/harmony/ok.ts', `import './h.ts'; import '../../ok.ts';`, undefined],
  ['core/tests.ts', `import '../../test/helper.ts';`, 'what ships stands alone'],
];

/** Files that the planted ones import. */
const targets = [
  'extension.ts',
  'protocol/p.ts',
  'core/formats/harmony/h.ts',
  'features/chat/c.ts',
  'vscode/ok.ts',
  '../test/helper.ts',
];

describe('an import that breaks an invariant is refused', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-layers-'));
  const refused = new Map<string, string[]>();

  beforeAll(async () => {
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const target of targets) write(target, 'export type C = string; export const c = 1;');
    write('core/round/b.ts', `import type { A } from './a.ts'; export type B = A[];`);
    for (const [file, text] of planted) write(file, text);
    const options = await extractOptions(path.join(root, '.dependency-cruiser.mjs'));
    const { output } = await cruise(['src'], { ...options, baseDir: folder, validate: true });
    for (const { from, rule } of (output as ICruiseResult).summary.violations)
      refused.set(from, [...(refused.get(from) ?? []), rule.name]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(planted)('%s: %s', (file, _text, rule) => {
    const rules = refused.get(`src/${file}`) ?? [];
    if (rule === undefined) expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });

  function write(file: string, text: string): void {
    const at = path.join(folder, 'src', file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
});

describe('a global that a layer must not touch is refused', () => {
  test.each([
    ['core', `export const a = () => fetch('x');`, 'no-restricted-globals'],
    ['core', `export const a = process.env;`, 'no-restricted-globals'],
    ['core', `export const a = Buffer.from('x');`, 'no-restricted-globals'],
    ['core', `export const a = globalThis;`, 'no-restricted-globals'],
    ['core', `export const a = document.title;`, 'no-restricted-globals'],
    ['protocol', `export const a = new WebSocket('x');`, 'no-restricted-globals'],
    ['client', `export const a = () => fetch('x');`, 'no-restricted-globals'],
    ['model', `export const a = () => fetch('x');`, 'no-restricted-globals'],
    ['net', `export const a = () => fetch('x');`, 'no-restricted-globals'],
    ['net', `export const a = new WebSocket('x');`, 'no-restricted-globals'],
    ['vscode', `export const a = new EventSource('x');`, 'no-restricted-globals'],
    ['webview', `export const a = new XMLHttpRequest();`, 'no-restricted-globals'],
    ['features/agent', `export const a = () => fetch('x');`, 'no-restricted-globals'],
    ['features/agent', `export const a = () => globalThis.fetch('x');`, 'no-restricted-properties'],
    ['client', `export const a = () => global.fetch('x');`, 'no-restricted-properties'],
    ['webview', `export const a = () => window.fetch('x');`, 'no-restricted-properties'],
    ['webview', `export const a = new self.WebSocket('x');`, 'no-restricted-properties'],
    ['webview', `navigator.sendBeacon('x');`, 'no-restricted-properties'],
    ['model', `process.getBuiltinModule('https');`, 'no-restricted-properties'],
    ['webview', `eval('1');`, 'no-eval'],
    ['core', `export const a = new Function('return 1');`, 'no-new-func'],
    ['model', `export const a = process.env;`, undefined],
    ['core', `export const a = new URL('file:///x');`, undefined],
    ['client/shared/localSocket.ts', `connect(80);`, 'no-restricted-syntax'],
    ['client/shared/localSocket.ts', `connect({ port: 80 });`, 'no-restricted-syntax'],
    ['client/shared/localSocket.ts', `new Socket().connect(80, 'x');`, 'no-restricted-syntax'],
    ['client/shared/localSocket.ts', `connect({ path: 'x' });`, undefined],
    ['model/localServer.ts', `server.listen(0);`, 'no-restricted-syntax'],
    ['model/localServer.ts', `server.listen(port, host);`, 'no-restricted-syntax'],
    ['model/localServer.ts', `server.listen({ host: 'x' });`, 'no-restricted-syntax'],
    ['model/localServer.ts', `server.listen({ path: 'x' });`, undefined],
  ])('%s: %s', async (place, text, rule) => {
    const eslint = new ESLint({ cwd: root });
    const config = (await eslint.calculateConfigForFile(
      `src/${place.endsWith('.ts') ? place : `${place}/planted.ts`}`,
    )) as Linter.Config;
    // Without the rules that need types: what is planted is no file of the project.
    const rules = Object.fromEntries(
      Object.entries(config.rules ?? {}).filter(([name]) => /^no-(restricted|eval|new-func)/.test(name)),
    );
    const found = new Linter().verify(text, { rules });
    expect(found.map(({ ruleId }) => ruleId)).toEqual(rule === undefined ? [] : [rule]);
  });
});
