import { describe, expect, test, vi } from 'vitest';
import { ContextChips } from '../../../../src/features/chat/context/contextChips.ts';
import type { CreateContextSource } from '../../../../src/features/chat/context/contextSource.ts';
import type { ChatAttachment, Chip } from '../../../../src/protocol/chat.ts';

/** A source as a newcomer would write it: it offers texts until they have been sent or removed. */
function texts(...paths: readonly string[]) {
  let left = [...paths];
  let changed = () => {};
  const create: CreateContextSource = (deps) => {
    ({ changed } = deps);
    return {
      chips: () =>
        left.map((path) => ({ id: path, kind: 'file' as const, path, follows: false, included: true })),
      include: (id, included) => {
        if (!included) left = left.filter((path) => path !== id);
      },
      take() {
        const taken = left.map((path) => ({
          path,
          languageId: 'plaintext',
          text: `text of ${path}`,
          uri: `file:///${path}`,
        }));
        left = [];
        return Promise.resolve(taken);
      },
      reset: () => {
        left = [...paths];
      },
      dispose: () => {
        left = [];
      },
    };
  };
  const add = (path: string) => {
    left.push(path);
    changed();
  };
  return { create, add };
}

function start(sources: Readonly<Record<string, CreateContextSource>>, excluded: readonly string[] = []) {
  const shown: (readonly Chip[])[] = [];
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const chips = new ContextChips({
    sources,
    limit: () => 1000,
    isExcluded: (uri) => Promise.resolve(excluded.includes(uri)),
    show: (now) => void shown.push(now),
    showChat: () => Promise.resolve(),
    // What sources ask for themselves; these here do not.
    exclusions: undefined as never,
    log: { trace: write, debug: write, info: write, warn: write, error: write },
  });
  const ids = () => shown.at(-1)?.map(({ id }) => id);
  return { chips, shown, ids, logged };
}

const pathsOf = (attachments: readonly ChatAttachment[]) => attachments.map(({ path }) => path);

describe('the chips of all sources', () => {
  test('stand in the order of the registry, with ids that cannot meet', () => {
    const { ids } = start({ one: texts('a', 'b').create, other: texts('c').create });
    expect(ids()).toEqual(['one:a', 'one:b', 'other:c']);
  });

  test('name the same place once', () => {
    const { ids } = start({ one: texts('a').create, other: texts('a', 'b').create });
    expect(ids()).toEqual(['one:a', 'other:b']);
  });

  test('go to the source that they are of', () => {
    const { chips, ids } = start({ one: texts('a').create, other: texts('b', 'c').create });
    chips.include('other:b', false);
    expect(ids()).toEqual(['one:a', 'other:c']);
    chips.include('another:c', false);
    expect(ids()).toEqual(['one:a', 'other:c']);
  });

  test('are shown once for many changes, and not for none', () => {
    vi.useFakeTimers();
    try {
      const source = texts('a');
      const { chips, shown, ids } = start({ source: source.create });
      source.add('b');
      source.add('c');
      expect(shown).toHaveLength(1);
      vi.runAllTimers();
      expect(shown).toHaveLength(2);
      expect(ids()).toEqual(['source:a', 'source:b', 'source:c']);
      chips.include('source:unknown', false);
      expect(shown).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('come back with a new conversation', async () => {
    const { chips, ids } = start({ one: texts('a').create });
    await chips.take();
    expect(ids()).toEqual([]);
    chips.reset();
    expect(ids()).toEqual(['one:a']);
  });
});

describe('what a question carries', () => {
  test('is what all sources have, each place once', async () => {
    const { chips } = start({ one: texts('a', 'b').create, other: texts('b', 'c').create });
    expect(pathsOf(await chips.take())).toEqual(['a', 'b', 'c']);
  });

  test('is never excluded, whatever the source did', async () => {
    const { chips } = start({ one: texts('a', '.env').create }, ['file:///.env']);
    expect(pathsOf(await chips.take())).toEqual(['a']);
  });

  test('comes without the source that fails', async () => {
    const failing: CreateContextSource = (deps) => ({
      ...texts('x').create(deps),
      take: () => Promise.reject(new Error('disk on fire')),
    });
    const { chips, logged } = start({ failing, other: texts('b').create });
    expect(pathsOf(await chips.take())).toEqual(['b']);
    expect(logged).toEqual(['chat: the context of failing could not be read: Error: disk on fire']);
  });
});
