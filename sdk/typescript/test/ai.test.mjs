// The tools with the real AI SDK: its own scripted model calls them on a real kernel.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { generateText, stepCountIs } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import { AgentOSClient } from 'agentos-sdk';
import { agentosTools } from 'agentos-sdk/ai';
import { kernel } from './support/kernel.mjs';

const running = kernel();
const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };
const calling = (toolName, input) => ({
  content: [{ type: 'tool-call', toolCallId: `call-${toolName}`, toolName, input: JSON.stringify(input) }],
  finishReason: { unified: 'tool-calls' },
  usage,
  warnings: [],
});
const saying = (text) => ({ content: [{ type: 'text', text }], finishReason: { unified: 'stop' }, usage, warnings: [] });

test('a model works by the tools', async () => {
  const client = new AgentOSClient(running.socket);
  const model = new MockLanguageModelV3({
    doGenerate: [
      calling('agentos_write', { path: '/tmp/ai.txt', content: 'written' }),
      calling('agentos_read', { path: '/tmp/ai.txt' }),
      calling('agentos_kill', { name: 'nobody' }),
      calling('agentos_list_agents', {}),
      saying('done'),
    ],
  });
  const { text, steps } = await generateText({ model, tools: agentosTools(client), stopWhen: stepCountIs(6), prompt: 'Work.' });
  const outputs = steps.flatMap((step) => step.toolResults.map((result) => result.output));
  assert.equal(text, 'done');
  assert.deepEqual(outputs.slice(0, 2), ['7 bytes written to /tmp/ai.txt', 'written']);
  assert.match(outputs[2], /^Error \([\w.-]+\): /);
  assert.ok(Array.isArray(JSON.parse(outputs[3])));
  await client.close();
});

test('the eight tools are there, by require as well', async () => {
  const client = new AgentOSClient(running.socket);
  const required = createRequire(import.meta.url)('agentos-sdk/ai').agentosTools(client);
  const names = ['agentos_read', 'agentos_write', 'agentos_exec', 'agentos_think', 'agentos_spawn', 'agentos_list_agents', 'agentos_kill', 'agentos_http'];
  assert.deepEqual(Object.keys(agentosTools(client)), names);
  assert.deepEqual(Object.keys(required), names);
  await client.close();
});
