import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandIds } from '../../src/core/commands.ts';

interface Manifest {
  contributes: {
    commands: { command: string }[];
    keybindings: { command: string }[];
    menus: Record<string, { command?: string }[]>;
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

test('the table and package.json name the same commands', () => {
  expect([...commandIds].sort()).toEqual(contributes.commands.map((entry) => entry.command).sort());
});

test('menus and keys use only contributed commands', () => {
  const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()].flatMap((entry) =>
    entry.command === undefined ? [] : [entry.command],
  );
  expect(used.filter((command) => !commandIds.some((id) => id === command))).toEqual([]);
});
