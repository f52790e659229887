import { describe, expect, test } from 'vitest';
import { ownFunctions } from '../../../tools/eval/holes/ownFunctions.ts';
import { findIsolation, type Isolation } from '../../../tools/eval/run/isolation.ts';
import { runCode } from '../../../tools/eval/run/runProgram.ts';

const own = await ownFunctions();
const isolation = findIsolation();
/** The guards have to hold by themselves, where the system has no other means. */
const guards: Isolation = { title: '', wrap: [] };
// Each of these starts a Node or a Python on a machine that may be busy.
const timeout = 60_000;
const limit = 50_000;

describe('the checks of our own functions', () => {
  test.each(own)('$path: its own body passes', { timeout }, async ({ check, before, expected, after }) => {
    const document = before + expected + after;
    expect(await runCode(check!({ document, text: expected, over: 0 }), isolation, limit)).toBe('passed');
  });

  test.each(own.filter(({ path }) => /chunk|flatten|luhn/.test(path)))(
    '$path: an empty one does not',
    { timeout },
    async ({ check, before, after, languageId }) => {
      const text = languageId === 'python' ? 'pass' : '';
      const document = before + text + after;
      expect(await runCode(check!({ document, text, over: 0 }), isolation, limit)).toBe('failed');
    },
  );
});

/** What a program prints when it was kept from what it tried. */
const kept = [{ input: '', accepted: ['kept'] }];

describe('what a program is kept from', () => {
  const node = (code: string) =>
    `try { ${code}; console.log('done'); } catch { console.log('kept'); } process.exit(0);`;
  test.each([
    ['the network', "await fetch('http://127.0.0.1:8080')"],
    ['a socket', "(await import('node:net')).connect(8080, '127.0.0.1')"],
    ['names', "(await import('node:dns')).lookup('localhost', () => undefined)"],
    ['other programs', "(await import('node:child_process')).execFileSync('true')"],
    ['reading files', "(await import('node:fs')).readFileSync('/etc/hosts')"],
    ['writing files', "(await import('node:fs')).writeFileSync('../hearth-eval-kept', '')"],
  ])('Node: %s', { timeout }, async (_what, code) => {
    const program = {
      language: 'node',
      files: { 'main.mjs': node(code) },
      main: 'main.mjs',
      runs: kept,
    } as const;
    expect(await runCode(program, guards, limit)).toBe('passed');
  });

  const python = (code: string) =>
    `try:\n    ${code}\n    print("done")\nexcept PermissionError:\n    print("kept")\n`;
  test.each([
    ['the network', 'import socket; socket.create_connection(("127.0.0.1", 8080))'],
    ['other programs', 'import subprocess; subprocess.run(["true"])'],
    ['a shell', 'import os; os.system("true")'],
    ['writing files', 'open("../hearth-eval-kept", "w")'],
    ['removing files', 'import os; os.remove("/etc/hearth-is-not-here")'],
  ])('Python: %s', { timeout }, async (_what, code) => {
    const program = {
      language: 'python',
      files: { 'main.py': python(code) },
      main: 'main.py',
      runs: kept,
    } as const;
    expect(await runCode(program, guards, limit)).toBe('passed');
  });
});

describe('verdicts', () => {
  const program = (text: string, runs: { input: string; accepted?: string[] }[]) =>
    ({ language: 'python', files: { 'main.py': text }, main: 'main.py', runs }) as const;

  test('output is compared word by word with any that is right, for each input', { timeout }, async () => {
    const double = 'print(int(input()) * 2,  "")';
    const runs = [
      { input: '2', accepted: ['5', '4\n'] },
      { input: '3\n', accepted: ['6'] },
    ];
    expect(await runCode(program(double, runs), guards, limit)).toBe('passed');
    expect(await runCode(program(double, [...runs, { input: '1', accepted: ['3'] }]), guards, limit)).toBe(
      'failed',
    );
  });

  test('a program may write where it runs', { timeout }, async () => {
    const text = 'open("a.txt", "w").write("a")\nassert open("a.txt").read() == "a"';
    expect(await runCode(program(text, [{ input: '' }]), guards, limit)).toBe('passed');
  });

  test('a program without end is ended', { timeout }, async () => {
    const endless = program('while True: pass', [{ input: '' }]);
    expect(await runCode(endless, isolation, 1000)).toBe('timed-out');
  });
});
