import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryAgent } from './support/temporary.mjs';

test('values come back as they were, or as JSON says them', async (context) => {
  const { kv } = temporaryAgent(context);
  const values = [null, 0, -1.5, '', 'ä\u0000\n"\\🤔', true, [], {}, [1, [2, { a: null }]], { theme: 'dark', lang: 'en' }];
  for (const [at, value] of values.entries()) await kv.set(`key-${at}`, value);
  for (const [at, value] of values.entries()) assert.deepEqual(await kv.get(`key-${at}`), value);
  await kv.set('date', new Date(0));
  assert.equal(await kv.get('date'), '1970-01-01T00:00:00.000Z');
});

test('a missing key is undefined, and so is a deleted one', async (context) => {
  const { kv } = temporaryAgent(context);
  assert.equal(await kv.get('missing'), undefined);
  await kv.set('key', 1);
  await kv.delete('key');
  assert.equal(await kv.get('key'), undefined);
  await kv.delete('key');
});

test('a prefix lists its keys and no others', async (context) => {
  const { kv } = temporaryAgent(context);
  for (const key of ['user:b', 'user:a', 'user_a', 'user%', 'other']) await kv.set(key, key.length);
  assert.deepEqual(await kv.list('user:'), [{ key: 'user:a', value: 6 }, { key: 'user:b', value: 6 }]);
  assert.equal((await kv.list()).length, 5);
});

test('compare and set changes only what is expected', async (context) => {
  const { kv } = temporaryAgent(context);
  assert.equal(await kv.compareAndSet('turn', undefined, 1), true);
  assert.equal(await kv.compareAndSet('turn', undefined, 2), false);
  assert.equal(await kv.compareAndSet('turn', 2, 3), false);
  assert.equal(await kv.compareAndSet('turn', 1, { two: true }), true);
  assert.deepEqual(await kv.get('turn'), { two: true });
});

test('what JSON cannot say is refused before it is sent', async (context) => {
  const { kv } = temporaryAgent(context);
  for (const value of [undefined, () => {}, Symbol('s'), 1n]) await assert.rejects(kv.set('key', value), TypeError);
  assert.equal(await kv.get('key'), undefined);
});

test('a value that is changed after the call is stored as it was', async (context) => {
  const { kv } = temporaryAgent(context);
  const value = { count: 1 };
  const stored = kv.set('key', value);
  value.count = 2;
  await stored;
  assert.deepEqual(await kv.get('key'), { count: 1 });
});

test('many callers at once have each their own answer', async (context) => {
  const { kv } = temporaryAgent(context);
  const numbers = Array.from({ length: 500 }, (_, number) => number);
  await Promise.all(numbers.map((number) => kv.set(`key-${number}`, number)));
  assert.deepEqual(await Promise.all(numbers.map((number) => kv.get(`key-${number}`))), numbers);
});
