import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryAgent } from './support/temporary.mjs';

test('a call that is over is recorded with its result or its error', async (context) => {
  const { tools } = temporaryAgent(context);
  const good = await tools.record('web_search', 1700000000, 1700000001.5, { query: 'AgentOS' }, { results: ['result1', 'result2'] });
  const bad = await tools.record('database_query', 1700000002, 1700000003, { sql: 'SELECT * FROM users' }, undefined, 'Connection timeout');
  const call = await tools.get(good);
  assert.deepEqual([call.name, call.status, call.duration_ms], ['web_search', 'success', 1500]);
  assert.deepEqual(call.parameters, { query: 'AgentOS' });
  assert.deepEqual(call.result, { results: ['result1', 'result2'] });
  assert.equal(call.error, undefined);
  const failed = await tools.get(bad);
  assert.deepEqual([failed.status, failed.error, failed.result], ['error', 'Connection timeout', undefined]);
  assert.equal(await tools.get(bad + 1), undefined);
});

test('a call is started and finished once', async (context) => {
  const { tools } = temporaryAgent(context);
  const id = await tools.start('search', { query: 'x' });
  const pending = await tools.get(id);
  assert.deepEqual([pending.status, pending.completed_at, pending.duration_ms], ['pending', undefined, undefined]);
  await tools.success(id, [1]);
  assert.deepEqual((await tools.get(id)).result, [1]);
  await assert.rejects(tools.error(id, 'too late'), (error) => typeof error.code === 'string');
  const other = await tools.start('search');
  await tools.error(other, 'no network');
  assert.equal((await tools.get(other)).error, 'no network');
});

test('calls are found by name and by time, most recent first', async (context) => {
  const { tools } = temporaryAgent(context);
  for (let second = 0; second < 5; second++) await tools.record(second % 2 ? 'odd' : 'even', 1700000000 + second, 1700000001 + second);
  assert.deepEqual((await tools.getByName('even')).map((call) => call.started_at), [1700000004, 1700000002, 1700000000]);
  assert.equal((await tools.getByName('even', 2)).length, 2);
  assert.deepEqual((await tools.getRecent(1700000003)).map((call) => call.name), ['even', 'odd']);
  assert.equal((await tools.getRecent(0, 1)).length, 1);
});

test('statistics sum up finished calls, the busiest tool first', async (context) => {
  const { tools } = temporaryAgent(context);
  await tools.record('rare', 1700000000, 1700000001);
  await tools.record('often', 1700000000, 1700000001, undefined, 1);
  await tools.record('often', 1700000000, 1700000003, undefined, undefined, 'failed');
  await tools.start('often');
  assert.deepEqual(await tools.getStats(), [
    { name: 'often', total_calls: 2, successful: 1, failed: 1, avg_duration_ms: 2000 },
    { name: 'rare', total_calls: 1, successful: 1, failed: 0, avg_duration_ms: 1000 },
  ]);
});
