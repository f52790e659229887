import { expect, test } from 'vitest';
import { saveConversation } from '../../../src/core/chat/snapshot.ts';
import { ConversationStore } from '../../../src/features/chat/conversationStore.ts';
import { after, exchange } from './build.ts';

const key = 'hearth.chat.conversation';

/** A store over a memento that holds `saved`, as at the start of a window. */
function open(memento: Map<string, unknown>) {
  const told: string[] = [];
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const store = new ConversationStore(
    {
      keys: () => [...memento.keys()],
      get: (name: string) => memento.get(name),
      update: (name: string, value: unknown) => Promise.resolve(void memento.set(name, value)),
    },
    { trace: write, debug: write, info: write, warn: write, error: write },
    (text) => void told.push(text),
  );
  return { store, told, lines };
}

const conversation = (id: string) => after(...exchange(id, 'Q', 'A')).exchanges;

test('a conversation is there after a reload', () => {
  const memento = new Map<string, unknown>();
  const { store, told } = open(memento);
  expect(store.restore()).toEqual([]);
  store.save(conversation('a'), true);
  expect(open(memento).store.restore()).toEqual(conversation('a'));
  expect(told).toEqual([]);
});

test('one of a newer version stays as it is, and the one of this version beside it', () => {
  const newer = '{"version":1000,"exchanges":[{"unheard":"of"}]}';
  const memento = new Map<string, unknown>([[key, newer]]);
  const first = open(memento);
  expect(first.store.restore()).toEqual([]);
  expect(first.told).toHaveLength(1);
  expect(first.told[0]).toContain('newer version');
  first.store.save(conversation('a'), true);
  expect(memento.get(key)).toBe(newer);

  const second = open(memento);
  expect(second.store.restore()).toEqual(conversation('a'));
  // Once is enough.
  expect(second.told).toEqual([]);
  second.store.save(conversation('b'), true);
  expect(memento.get(key)).toBe(newer);
  expect(open(memento).store.restore()).toEqual(conversation('b'));
});

test.each(['{"version":2,"exchanges":[{"id":"half', '{"version":1,"exchanges":[{}]}', 7])(
  'damaged data is kept aside: %j',
  (damaged) => {
    const memento = new Map<string, unknown>([[key, damaged]]);
    const { store, told, lines } = open(memento);
    expect(store.restore()).toEqual([]);
    expect(told).toHaveLength(1);
    expect(lines.join('\n')).toContain('damaged');
    store.save(conversation('a'), true);
    expect(memento.get(`${key}.damaged`)).toBe(damaged);
    expect(open(memento).store.restore()).toEqual(conversation('a'));
  },
);

test('of damaged data, what is whole is shown', () => {
  const saved = saveConversation([...conversation('a'), ...conversation('b')]).replace('"id":"a"', '"id":7');
  const memento = new Map<string, unknown>([[key, saved]]);
  const { store, told } = open(memento);
  expect(store.restore()).toEqual(conversation('b'));
  expect(told).toHaveLength(1);
  expect(memento.get(`${key}.damaged`)).toBe(saved);
  // It is said once, not with each window until the next question.
  const again = open(memento);
  again.store.restore();
  expect(again.told).toEqual([]);
});
