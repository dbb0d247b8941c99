// The face of npm's agentfs-sdk.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AgentFS } from 'agentos-sdk/agentfs';
import { temporaryFolder } from './support/temporary.mjs';

test('files are Buffers unless an encoding is named', async (context) => {
  const agent = await AgentFS.open({ path: join(temporaryFolder(context), 'mydb.db') });
  await agent.fs.writeFile('/x', 'text');
  assert.deepEqual(await agent.fs.readFile('/x'), Buffer.from('text'));
  assert.equal(await agent.fs.readFile('/x', 'utf8'), 'text');
  assert.equal(await agent.fs.readFile('/x', { encoding: 'hex' }), '74657874');
  assert.equal((await agent.getDatabase().prepare('PRAGMA journal_mode').get()).journal_mode, 'wal');
  await agent.close();
});

test('an id is a file in .agentfs', async (context) => {
  const folder = temporaryFolder(context);
  const before = process.cwd();
  process.chdir(folder);
  context.after(() => process.chdir(before));
  const agent = await AgentFS.open({ id: 'my-agent' });
  await agent.close();
  assert.ok(existsSync(join(folder, '.agentfs', 'my-agent.db')));
  for (const id of ['', '../x', 'a/b', undefined]) await assert.rejects(AgentFS.open({ id }), TypeError);
});
