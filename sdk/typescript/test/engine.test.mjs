import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { AgentOS, AgentOSError } from 'agentos-sdk';
import { temporaryFolder } from './support/temporary.mjs';

const run = promisify(execFile);
const required = createRequire(import.meta.url)('agentos-sdk');

/** Runs a script with nothing else to keep it alive; resolves when it ended by itself. */
const node = (script, env = {}) => run(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, ...env }, cwd: import.meta.dirname });

test('what was stored is there when the file is opened again', async (context) => {
  const file = join(temporaryFolder(context), 'agent.db');
  const agent = new AgentOS(file);
  await agent.fs.writeFile('/x', 'kept');
  await agent.close();
  const again = new AgentOS(file);
  assert.equal(await again.fs.readFile('/x'), 'kept');
  await again.close();
});

test('a copy of a closed file is a snapshot', async (context) => {
  const folder = temporaryFolder(context);
  const agent = new AgentOS(join(folder, 'agent.db'));
  await agent.kv.set('key', 'before');
  await agent.close();
  assert.ok(!existsSync(join(folder, 'agent.db-wal')));
  copyFileSync(join(folder, 'agent.db'), join(folder, 'copy.db'));
  const copy = new AgentOS(join(folder, 'copy.db'));
  assert.equal(await copy.kv.get('key'), 'before');
  await copy.close();
});

test('a program that forgets to close ends, and loses nothing', async (context) => {
  const file = join(temporaryFolder(context), 'agent.db');
  const script = (act) => `import { AgentOS } from 'agentos-sdk'; const agent = new AgentOS(${JSON.stringify(file)}); ${act}`;
  await node(script(`await agent.kv.set('key', 1); await (await agent.fs.open('/x', 'w')).pwrite(0, Buffer.from('abc'));`));
  const { stdout } = await node(script(`console.log(await agent.kv.get('key'), await agent.fs.readFile('/x'));`));
  assert.equal(stdout, '1 abc\n');
});

test('a program that never calls ends, too', async () => {
  await node(`import { AgentOS } from 'agentos-sdk'; new AgentOS();`);
});

test('a file\'s name is never taken for an option', async (context) => {
  const folder = temporaryFolder(context);
  const script = `import { AgentOS } from 'agentos-sdk'; process.chdir(${JSON.stringify(folder)}); const agent = new AgentOS('--help'); await agent.kv.set('key', 1); await agent.close();`;
  await node(script);
  assert.ok(existsSync(join(folder, '--help')));
});

test('objects of one file share an engine, however it is named and this package loaded', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'agent.db');
  const first = new AgentOS(file);
  await first.ready();
  symlinkSync(folder, join(folder, 'link'));
  const others = [new AgentOS(join(folder, 'link', 'agent.db')), new required.AgentOS(file)];
  const handle = await first.fs.open('/x', 'w+');
  await first.close();
  // Its connection is everybody's, so the first one's handle goes on as long as there is one.
  await handle.pwrite(0, Buffer.from('shared'));
  for (const other of others) assert.equal(await other.fs.readFile('/x'), 'shared');
  for (const other of others) await other.close();
  await assert.rejects(handle.pread(0, 1), { code: 'connection.closed' });
});

test('an engine that dies takes its calls with it, and the next has a new one', async (context) => {
  const file = join(temporaryFolder(context), 'agent.db');
  const agent = new AgentOS(file);
  await agent.kv.set('key', 'answered, so on disk');
  const engines = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const calls = Array.from({ length: 100 }, (_, at) => agent.kv.set(`lost-${at}`, at));
  for (const engine of engines) process.kill(Number(engine), 'SIGKILL');
  const outcomes = await Promise.allSettled(calls);
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'connection.closed');
  await assert.rejects(agent.kv.get('key'), { code: 'connection.closed' });
  const next = new AgentOS(file);
  assert.equal(await next.kv.get('key'), 'answered, so on disk');
  for (const [at, { status }] of outcomes.entries()) if (status === 'fulfilled') assert.equal(await next.kv.get(`lost-${at}`), at);
  await Promise.all([agent.close(), next.close()]);
});

test('objects in memory have nothing in common', async () => {
  const [one, other] = [new AgentOS(), new AgentOS(':memory:')];
  await one.kv.set('key', 1);
  assert.equal(await other.kv.get('key'), undefined);
  await Promise.all([one.close(), other.close()]);
});

test('closing twice is closing, and calls after it fail', async () => {
  const agent = new AgentOS();
  await agent.ready();
  await Promise.all([agent.close(), agent.close()]);
  await agent.close();
  await assert.rejects(agent.kv.get('key'), { code: 'connection.closed' });
});

test('a file that is no database is told in the engine\'s words', async (context) => {
  const file = join(temporaryFolder(context), 'agent.db');
  writeFileSync(file, 'this is text, and long enough that nobody takes it for an empty database');
  const agent = new AgentOS(file);
  await assert.rejects(agent.ready(), (error) => error instanceof AgentOSError && error.code === 'sdk.engine-failed' && error.message.includes(file));
  await assert.rejects(agent.kv.get('key'), { code: 'sdk.engine-failed' });
  await agent.close();
});

test('a missing program is told with what to do', async () => {
  const script = `import { AgentOS } from 'agentos-sdk'; try { new AgentOS(); } catch (error) { console.log(error.code, error.remedy); }`;
  const { stdout } = await node(script, { AGENTOS_PROGRAM: '', PATH: '/nonexistent' });
  assert.match(stdout, /^sdk\.program-missing Install/);
});

test('a program that does not start is told', async () => {
  const script = `import { AgentOS } from 'agentos-sdk'; await new AgentOS().ready().catch((error) => console.log(error.code, error.message));`;
  const { stdout } = await node(script, { AGENTOS_PROGRAM: '/nonexistent/agentos' });
  assert.match(stdout, /^sdk\.engine-failed .*ENOENT/);
});
