import { describe, expect, test } from 'vitest';
import { Turns, type Turn } from '../../../src/model/turns.ts';
import { chatRequest, completionRequest, never } from '../../../tools/models/requests.ts';

const requests = {
  completion: completionRequest(),
  conversation: chatRequest(),
  background: { ...completionRequest(), background: true },
};
type Kind = keyof typeof requests;

/** Requests enter under a name, and what of them may run is read by name. */
function floor(places: number) {
  const turns = new Turns(places);
  const inside = new Map<string, Turn>();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const enter = async (name: string, kind: Kind, window = 0, signal = never()): Promise<void> => {
    void turns.enter(requests[kind], window, signal).then((turn) => turn && inside.set(name, turn));
    await settle();
  };
  const leave = async (name: string): Promise<void> => {
    inside.get(name)?.leave();
    inside.delete(name);
    await settle();
  };
  /** The names of those that would run now. */
  const running = async (): Promise<string[]> => {
    const free: string[] = [];
    const looked = new AbortController();
    for (const [name, turn] of inside) void turn.pass().then(() => !looked.signal.aborted && free.push(name));
    await settle();
    looked.abort();
    return free;
  };
  return { turns, inside, enter, leave, running, names: () => [...inside.keys()] };
}

describe('in one window', () => {
  test('a conversation waits for a completion, and background work for both', async () => {
    const { enter, leave, running } = floor(2);
    await enter('chat', 'conversation');
    await enter('ahead', 'background');
    expect(await running()).toEqual(['chat']);
    await enter('ghost', 'completion');
    expect(await running()).toEqual(['ghost']);
    await leave('ghost');
    expect(await running()).toEqual(['chat']);
    await leave('chat');
    expect(await running()).toEqual(['ahead']);
  });

  test('a completion that comes before the waiting conversation has run goes first, too', async () => {
    const { enter, leave, inside } = floor(2);
    await enter('first', 'completion');
    await enter('chat', 'conversation');
    let passed = false;
    void inside
      .get('chat')
      ?.pass()
      .then(() => (passed = true));
    const [leaving, entering] = [leave('first'), enter('second', 'completion')];
    await Promise.all([leaving, entering]);
    expect(passed).toBe(false);
    await leave('second');
    expect(passed).toBe(true);
  });
});

describe('of several windows', () => {
  test('the completion of the window with the focus goes first, also when the focus moves', async () => {
    const { turns, enter, leave, running } = floor(3);
    await enter('a', 'completion', 1);
    await enter('b', 'completion', 2);
    await enter('c', 'completion', 3);
    expect(await running()).toEqual(['a']);
    turns.focus(3);
    expect(await running()).toEqual(['c']);
    await leave('c');
    expect(await running()).toEqual(['a']);
    turns.focus(2);
    expect(await running()).toEqual(['b']);
  });

  test('one that waits is woken when the focus comes to it', async () => {
    const { turns, enter, inside } = floor(2);
    await enter('a', 'completion', 1);
    await enter('b', 'completion', 2);
    const waiting = inside.get('b')?.pass();
    turns.focus(2);
    await waiting;
  });

  test('with one state, the completion that has begun goes on, and the focused one is next', async () => {
    const { turns, enter, leave, running, names } = floor(1);
    turns.focus(3);
    await enter('a', 'completion', 1);
    await enter('b', 'completion', 2);
    await enter('c', 'completion', 3);
    expect(await running()).toEqual(['a']);
    await leave('a');
    expect(names()).toEqual(['c']);
    await leave('c');
    expect(await running()).toEqual(['b']);
  });

  test('background work gives its state up to a completion that finds none', async () => {
    const { enter, leave, inside, names } = floor(2);
    await enter('one', 'background', 1);
    await enter('two', 'background', 2);
    await enter('a', 'completion', 3);
    expect(inside.get('one')?.signal.aborted).toBe(false);
    expect(inside.get('two')?.signal.aborted).toBe(true);
    expect(names()).not.toContain('a');
    await leave('two');
    expect(names()).toContain('a');
  });

  test('background work gives nothing up while there is room, or for other background work', async () => {
    const { enter, inside } = floor(2);
    await enter('one', 'background', 1);
    await enter('a', 'completion', 2);
    await enter('two', 'background', 3);
    expect(inside.get('one')?.signal.aborted).toBe(false);
  });

  test('conversations take turns, whatever has the focus', async () => {
    const { turns, enter, leave, names } = floor(2);
    turns.focus(1);
    await enter('a1', 'conversation', 1);
    await enter('b1', 'conversation', 2);
    await enter('c1', 'conversation', 3);
    await leave('a1');
    await enter('a2', 'conversation', 1);
    expect(names()).toEqual(['b1']);
    await leave('b1');
    expect(names()).toEqual(['c1']);
    await leave('c1');
    expect(names()).toEqual(['a2']);
  });
});

describe('an abort', () => {
  test('ends the waiting for a place, and leaves nothing behind', async () => {
    const { enter, leave, names } = floor(1);
    const stop = new AbortController();
    await enter('a', 'conversation', 1);
    await enter('b', 'conversation', 2, stop.signal);
    stop.abort();
    await enter('c', 'conversation', 3);
    await leave('a');
    expect(names()).toEqual(['c']);
  });

  test('that has come already gives no place', async () => {
    const { enter, names } = floor(1);
    await enter('a', 'conversation', 1, AbortSignal.abort());
    await enter('b', 'conversation', 2);
    expect(names()).toEqual(['b']);
  });

  test('ends the waiting between two steps', async () => {
    const { enter, inside } = floor(1);
    const stop = new AbortController();
    await enter('ghost', 'completion');
    await enter('chat', 'conversation', 0, stop.signal);
    const waiting = inside.get('chat')?.pass();
    stop.abort();
    await waiting;
  });
});

test('what is less urgent than any request runs when there is none', async () => {
  const { turns, enter, leave } = floor(2);
  await enter('ahead', 'background');
  const order: string[] = [];
  const last = turns.passLast(never()).then(() => order.push('last'));
  await enter('chat', 'conversation');
  await leave('ahead');
  order.push('left');
  await leave('chat');
  await last;
  expect(order).toEqual(['left', 'last']);
  await enter('other', 'conversation');
  await turns.passLast(AbortSignal.abort());
});

test('leaving twice gives one place', async () => {
  const { enter, inside, names } = floor(1);
  await enter('a', 'conversation', 1);
  const first = inside.get('a');
  first?.leave();
  await enter('b', 'conversation', 2);
  await enter('c', 'conversation', 3);
  first?.leave();
  expect(names()).toEqual(['a', 'b']);
});
