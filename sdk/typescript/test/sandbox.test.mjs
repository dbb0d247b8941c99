// The SDK inside an agent's sandbox, where the kernel's socket is the agent's own.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { AgentOS, AgentOSClient } from 'agentos-sdk';
import { kernel } from './support/kernel.mjs';

const running = kernel();

/** The agent's program: a project of the host that has the package in it. */
const program = `
import { AgentOS, AgentOSClient } from './sdk/dist/esm/index.js';
const agent = new AgentOS('./agent.db');
await agent.fs.writeFile('/from-inside', 'by the kernel');
const client = new AgentOSClient();
await agent.kv.set('seen', { id: (await client.hello()).agent_id, sql: await agent.getDatabase().prepare('SELECT 1').get().catch((error) => error.code) });
await client.close();
await agent.close();
console.log('done');
`;

test('an agent has its own file and its own number', { timeout: 60_000 }, async () => {
  for (const part of ['dist/esm', 'package.json']) cpSync(new URL(`../${part}`, import.meta.url), join(running.folder, 'sdk', part), { recursive: true });
  writeFileSync(join(running.folder, 'program.mjs'), program);
  const client = new AgentOSClient(running.socket);
  const { id, log, database } = await client.spawn({ name: 'inside', command: [process.execPath, join(running.folder, 'program.mjs')], workspace: running.folder });
  assert.equal(await firstWords(log), 'done\n');
  await client.close();

  const agent = new AgentOS(database);
  assert.equal(await agent.fs.readFile('/from-inside'), 'by the kernel');
  assert.deepEqual(await agent.kv.get('seen'), { id, sql: 'protocol.unknown-opcode' });
  await agent.close();
});

/** What a log begins with, once there is something. */
function firstWords(log) {
  return new Promise((resolve) => {
    const look = () => {
      const words = existsSync(log) ? readFileSync(log, 'utf8') : '';
      if (words === '') return;
      watcher.close();
      resolve(words);
    };
    const watcher = watch(dirname(log), look);
    look();
  });
}
