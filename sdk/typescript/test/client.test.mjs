// The client on a real kernel.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentOSClient, AgentOSError, connect } from 'agentos-sdk';
import { kernel, unlessUnknown } from './support/kernel.mjs';

const running = kernel();

test('the kernel says who it is and who the caller is', async () => {
  const client = await connect(running.socket);
  const hello = await client.hello();
  assert.equal(hello.protocol_version, 1);
  assert.equal(typeof hello.agent_id, 'number');
  assert.equal(hello.features.streams, true);
  await client.disconnect();
});

test('what is sent to NOOP comes back, text or bytes, many at once', async () => {
  const client = new AgentOSClient(running.socket);
  assert.equal(await client.echo('hällo'), 'hällo');
  const payloads = Array.from({ length: 300 }, (_, at) => Buffer.alloc(at * 37, at));
  const answers = await Promise.all(payloads.map((payload) => client.noop(payload)));
  payloads.forEach((payload, at) => assert.ok(payload.equals(answers[at])));
  await client.close();
});

test('a socket where nobody answers is told', async () => {
  const client = new AgentOSClient('/nonexistent/kernel.sock');
  await assert.rejects(client.connect(), { code: 'sdk.no-kernel' });
  await assert.rejects(client.listAgents(), { code: 'sdk.no-kernel' });
  await client.close();
});

test('a refused call is an error with the kernel\'s code', async () => {
  const client = new AgentOSClient(running.socket);
  await assert.rejects(client.kill('nobody of this name'), (error) => error instanceof AgentOSError && error.code.includes('.') && error.message.length > 0);
  assert.ok(Array.isArray(await client.listAgents()));
  await client.close();
});

test('commands run, and their failure is a result', async () => {
  const client = new AgentOSClient(running.socket);
  const good = await client.exec('echo out; echo err >&2');
  assert.deepEqual([good.success, good.stdout, good.stderr, good.exit_code], [true, 'out\n', 'err\n', 0]);
  assert.equal((await client.exec(['printf', '%s', 'a b'], { timeout: 10 })).stdout, 'a b');
  const bad = await client.exec('exit 3');
  assert.deepEqual([bad.success, bad.exit_code], [false, 3]);
  await client.close();
});

test('output comes while the command runs', async () => {
  const client = new AgentOSClient(running.socket);
  const command = client.execStream('echo first; cat /dev/null; echo second');
  let output = '';
  for await (const { stream, data } of command) if (stream === 'stdout') output += data;
  assert.equal(output, 'first\nsecond\n');
  assert.equal((await command.result).exit_code, 0);
  await client.close();
});

test('files are written and read in the sandbox of the caller', async () => {
  const client = new AgentOSClient(running.socket);
  const { bytes_written } = await client.writeFile('/tmp/x.txt', 'hello\n');
  assert.equal(bytes_written, 6);
  assert.equal((await client.writeFile('/tmp/x.txt', 'more\n', 'append')).bytes_written, 5);
  assert.equal((await client.readFile('/tmp/x.txt')).content, 'hello\nmore\n');
  await client.close();
});

test('a kernel without a model says so with a code', async () => {
  const client = new AgentOSClient(running.socket);
  await assert.rejects(client.think('What is 2+2?'), (error) => error instanceof AgentOSError);
  await client.close();
});

test('messages reach those who registered a name', unlessUnknown(async () => {
  const [one, other] = [new AgentOSClient(running.socket), new AgentOSClient(running.socket)];
  const { name } = await other.register('typescript-receiver');
  await one.send(name, { question: 1 });
  const { messages, count } = await other.recv({ wait: true, timeout: 10 });
  assert.equal(count, 1);
  assert.deepEqual(messages[0].message, { question: 1 });
  assert.equal(messages[0].from, (await one.hello()).agent_id);
  await Promise.all([one.close(), other.close()]);
}));

test('state is stored, fetched, listed and deleted', unlessUnknown(async () => {
  const client = new AgentOSClient(running.socket);
  await client.store('ts:key', { a: 1 }, { scope: 'global' });
  assert.deepEqual((await client.fetch('ts:key')).value, { a: 1 });
  assert.deepEqual((await client.listKeys('ts:')).keys, ['ts:key']);
  assert.equal((await client.deleteKey('ts:key')).deleted, true);
  assert.equal((await client.fetch('ts:key')).exists, false);
  await client.close();
}));

test('events come by themselves to those who loop over them', unlessUnknown(async () => {
  const [listener, emitter] = [new AgentOSClient(running.socket), new AgentOSClient(running.socket)];
  await listener.subscribe('CUSTOM');
  const events = listener.events(['CUSTOM']);
  const first = events.next();
  // The loop subscribes by itself; its call is answered before the next of this connection is made.
  await listener.noop();
  await emitter.emitEvent('typescript.test', { number: 1 });
  const { value } = await first;
  assert.deepEqual([value.type, value.data], ['typescript.test', { number: 1 }]);
  await events.return();
  await Promise.all([listener.close(), emitter.close()]);
}));

test('a question is answered', unlessUnknown(async () => {
  const [one, other] = [new AgentOSClient(running.socket), new AgentOSClient(running.socket)];
  await other.register('typescript-answerer');
  const asked = one.send('typescript-answerer', 'ping', { wait_reply: true, timeout: 10 });
  const { messages } = await other.recv({ wait: true });
  await other.send(messages[0].from, 'pong', { reply_to: messages[0].id });
  assert.equal((await asked).reply.message, 'pong');
  await Promise.all([one.close(), other.close()]);
}));

test('permissions are told', unlessUnknown(async () => {
  const client = new AgentOSClient(running.socket);
  assert.equal(typeof (await client.getPermissions()).permissions.can_exec, 'boolean');
  await client.close();
}));
