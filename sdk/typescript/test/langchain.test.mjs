// The toolkit with the real @langchain/core: a chat model that says what it is told to calls the tools on a real kernel.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import { AgentOSClient } from 'agentos-sdk';
import { AgentOSReadTool, AgentOSToolkit, createAgentOSTools } from 'agentos-sdk/langchain';
import { kernel } from './support/kernel.mjs';

const running = kernel();

/** Says its lines one after another; knows the tools it was bound to. */
class ScriptedModel extends BaseChatModel {
  constructor(lines) {
    super({});
    this.lines = lines;
  }

  _llmType() {
    return 'scripted';
  }

  bindTools(tools) {
    this.tools = tools;
    return this;
  }

  async _generate() {
    const message = this.lines.shift();
    return { generations: [{ text: message.text, message }] };
  }
}

/** An agent's loop: until the model calls no tool any more. */
async function converse(model, tools, question) {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const messages = [new HumanMessage(question)];
  for (;;) {
    const said = await model.bindTools(tools).invoke(messages);
    messages.push(said);
    if (!said.tool_calls?.length) return messages;
    for (const call of said.tool_calls) messages.push(await byName.get(call.name).invoke({ ...call, type: 'tool_call' }));
  }
}

const calling = (name, args) => new AIMessage({ content: '', tool_calls: [{ id: `call-${name}`, name, args }] });

test('a model writes, reads and runs by the tools', async () => {
  const toolkit = new AgentOSToolkit(new AgentOSClient(running.socket));
  const model = new ScriptedModel([
    calling('agentos_write', { path: '/tmp/note.txt', content: 'from a model\n' }),
    calling('agentos_read', { path: '/tmp/note.txt' }),
    calling('agentos_exec', { command: 'echo ran; exit 4' }),
    new AIMessage('done'),
  ]);
  const messages = await converse(model, toolkit.getTools(), 'Write a note.');
  const results = messages.filter((message) => message.getType() === 'tool').map((message) => message.content);
  assert.deepEqual(results.slice(0, 2), ['13 bytes written to /tmp/note.txt', 'from a model\n']);
  assert.match(results[2], /^ran\n.* 4$/);
  assert.equal(messages.at(-1).content, 'done');
  await toolkit.disconnect();
});

test('a model is told what was refused, and the connection\'s end is thrown', async () => {
  const client = new AgentOSClient(running.socket);
  const read = new AgentOSReadTool(client);
  assert.match(await read.invoke({ path: '/nowhere/at/all' }), /^Error \([\w.-]+\): /);
  await client.close();
  await assert.rejects(read.invoke({ path: '/tmp/x' }), { code: 'connection.closed' });
});

test('the toolkit has the six tools, and parts of them', async () => {
  const client = new AgentOSClient(running.socket);
  const names = (tools) => tools.map((tool) => tool.name);
  const six = ['agentos_read', 'agentos_write', 'agentos_exec', 'agentos_think', 'agentos_spawn', 'agentos_http'];
  assert.deepEqual(names(createAgentOSTools(client)), six);
  const toolkit = new AgentOSToolkit(client);
  assert.deepEqual(names(toolkit.getTools()), six);
  assert.deepEqual(names(toolkit.getReadTools()), ['agentos_read', 'agentos_think']);
  assert.deepEqual(names(toolkit.getExecutionTools()), ['agentos_read', 'agentos_write', 'agentos_exec']);
  assert.equal(typeof createRequire(import.meta.url)('agentos-sdk/langchain').AgentOSToolkit, 'function');
  await client.close();
});
