// The clients of the HTTP API, with the real server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ERAAgent } from 'agentos-sdk/era';
import { AgentOSServer } from 'agentos-sdk/server';
import { server } from './support/server.mjs';

const run = promisify(execFile);
const package_ = fileURLToPath(new URL('..', import.meta.url));
const running = server();
const inEnvironment = () => ({ ...process.env, AGENTOS_SERVER: running.baseUrl, AGENTOS_TOKEN: running.token });
const connect = () => new AgentOSServer(running);

async function sandbox(context, wanted) {
  const made = await connect().create(wanted);
  context.after(() => made.delete());
  return made;
}

test('a program runs in a sandbox, and what it left is there', async (context) => {
  const made = await sandbox(context, { environment: { CamelCase: 'kept' }, metadata: { of_whom: 'mine' }, memoryMib: 256 });
  assert.deepEqual([made.data.tier, made.data.memoryMib, made.data.metadata], ['process', 256, { of_whom: 'mine' }]);
  const result = await made.exec('echo $CamelCase; echo bad >&2; echo left > /agent/f; exit 3');
  assert.deepEqual([result.stdout, result.stderr, result.exitCode, result.timedOut], ['kept\n', 'bad\n', 3, false]);
  assert.equal((await made.exec(['cat'], { input: 'typed' })).stdout, 'typed');
  assert.equal((await made.exec('sleep 1000', { timeout: 0.2 })).exitCode, 124);
  assert.equal(await made.files.readText('/agent/f'), 'left\n');
  assert.ok((await made.timeline()).some(({ path }) => path === '/f'));
});

test('output is told as it comes', async (context) => {
  const made = await sandbox(context);
  const events = [];
  // The program goes on only when what it printed was told: a client that sees output at the end would wait for ever.
  for await (const event of made.stream('echo first; until [ -e /agent/seen ]; do sleep 0.05; done; echo second')) {
    events.push(event);
    if (event.data?.includes('first')) await made.files.write('/agent/seen', '');
  }
  assert.deepEqual(events.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1]), ['started', 'stdout', 'exit']);
  assert.equal(events.filter(({ type }) => type === 'stdout').map(({ data }) => data).join(''), 'first\nsecond\n');
  assert.equal(events.at(-1).exitCode, 0);
});

test('files and key-values', async (context) => {
  const { files, kv } = await sandbox(context);
  await files.mkdir('/agent/a/b');
  await files.write('/agent/a/b/bytes', new Uint8Array([0, 255]));
  await files.move('/agent/a/b/bytes', '/agent/a/moved');
  assert.deepEqual(await files.read('/agent/a/moved'), new Uint8Array([0, 255]));
  assert.equal((await files.stat('/agent/a/moved')).size, 2);
  assert.deepEqual((await files.list('/agent/a')).map(({ name }) => name).sort(), ['b', 'moved']);
  await files.remove('/agent/a', { recursive: true });
  await assert.rejects(files.read('/agent/a/moved'), { code: 'ENOENT' });
  for (const value of [null, 0, { dark: true }]) {
    await kv.set('settings/theme', value);
    assert.deepEqual(await kv.get('settings/theme'), value);
  }
  assert.deepEqual(await kv.list('settings/'), [{ key: 'settings/theme', value: { dark: true } }]);
  await kv.delete('settings/theme');
  assert.equal(await kv.get('settings/theme'), undefined);
});

test('a sandbox outlives its object, stands still, forks and goes', async (context) => {
  const made = await sandbox(context);
  await made.files.write('/agent/f', 'one');
  const found = await connect().get(made.id);
  await found.pause();
  assert.equal(found.data.state, 'paused');
  await found.resume();
  const other = await found.fork();
  context.after(() => other.delete());
  assert.equal(await other.files.readText('/agent/f'), 'one');
  await found.setTimeout(3600);
  assert.ok(found.data.expiresAt);
  assert.ok((await connect().list()).some(({ id }) => id === other.id));
});

test('a terminal is typed at, resized and read', async (context) => {
  const made = await sandbox(context);
  const terminal = await made.terminal('stty size; read line; stty size; echo got $line $KEPT; exit 7', { rows: 30, cols: 100, env: { KEPT: 'yes' } });
  let shown = '';
  for await (const { data } of terminal) {
    const asked = shown.includes('30 100');
    shown += Buffer.from(data).toString();
    if (asked || !shown.includes('30 100')) continue;
    terminal.resize(40, 120);
    terminal.write('hello\r');
  }
  assert.match(shown, /40 120[^]*got hello yes/);
  assert.equal(terminal.exitCode, 7);
  const pipes = await made.terminal(['sh', '-c', 'cat; echo error >&2; sleep 1000'], { tty: false });
  pipes.write('typed');
  pipes.endInput();
  const told = { stdout: '', stderr: '' };
  for await (const { stream, data } of pipes) {
    told[stream] += Buffer.from(data).toString();
    if (told.stderr === 'error\n') pipes.signal(9);
  }
  assert.deepEqual([told, pipes.exitCode], [{ stdout: 'typed', stderr: 'error\n' }, 137]);
  await assert.rejects(made.terminal([]), { code: 'server.bad-request' });
});

test('a terminal of no sandbox is refused', async () => {
  const made = await connect().create();
  await made.delete();
  await assert.rejects(made.terminal(), { code: 'sandboxes.not-found' });
});

test('the snippet of README.md runs as printed', async (context) => {
  const [, snippet] = readFileSync(join(package_, 'README.md'), 'utf8').match(/```ts\n(import \{ AgentOSServer \}[^]*?)```/);
  // Beside the package, whose name it imports.
  const file = join(package_, 'dist', 'readme.mjs');
  writeFileSync(file, snippet);
  context.after(() => rmSync(file));
  const { stdout } = await run(process.execPath, [file], { env: inEnvironment() });
  assert.equal(stdout.replaceAll('\r', ''), 'hello\n/agent\n\none\ntwo\nAlice\nHello, Alice\n');
});

test('sdk/examples/sandboxes runs by npm install and npm start', async () => {
  const cwd = join(package_, '..', 'examples', 'sandboxes');
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd });
  const { stdout } = await run('npm', ['start', '--silent'], { cwd, env: inEnvironment() });
  assert.equal(stdout, 'sort: 1 2 3\nsort -r: 3 2 1\nfalse: failed\nHello, Alice\nended with 3\n');
});

test('refusals have the code of the catalogue and a remedy', async () => {
  const failure = await connect().get('none').then(() => assert.fail(), (refused) => refused);
  assert.match(failure.code, /^sandboxes\./);
  assert.ok(failure.remedy);
  await assert.rejects(new AgentOSServer({ ...running, token: 'none' }).list(), (refused) => refused.name === 'AgentOSError');
});

test('ERAAgent speaks to the first routes', async () => {
  const agent = new ERAAgent({ baseUrl: running.baseUrl, apiKey: running.key });
  assert.deepEqual(await agent.listVMs({ all: true }), []);
  await assert.rejects(agent.createVM({ language: 'cobol' }), { name: 'AgentOSError', message: /cobol/ });
  await assert.rejects(agent.executeInVM('none', 'true'), { name: 'AgentOSError' });
  await assert.rejects(agent.stopVM(['none', 'neither']), { name: 'AgentOSError' });
  await assert.rejects(new ERAAgent({ baseUrl: running.baseUrl, apiKey: 'another' }).listVMs(), { code: 'http.401' });
  assert.throws(() => agent.shell(), { code: 'era.no-shell' });
});
