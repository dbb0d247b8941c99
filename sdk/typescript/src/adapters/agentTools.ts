import type { ExecResult } from '../client/programs.js';
import { argumentsOf, type AgentTool } from './agentTool.js';

const path = { type: 'string', description: 'Path of the file' } as const;
const name = { type: 'string', description: 'Name of the agent' } as const;

export const readTool: AgentTool<{ path: string }> = {
  name: 'agentos_read',
  description: 'Read a file.',
  schema: argumentsOf({ path }, 'path'),
  run: async (client, given) => (await client.readFile(given.path)).content,
};

export const writeTool: AgentTool<{ path: string; content: string; mode?: 'write' | 'append' }> = {
  name: 'agentos_write',
  description: 'Write text to a file, in place of what it holds or at its end.',
  schema: argumentsOf(
    { path, content: { type: 'string', description: 'Text to write' }, mode: { type: 'string', description: 'write (default) or append', enum: ['write', 'append'] } },
    'path',
    'content',
  ),
  run: async (client, given) => {
    const { bytes_written } = await client.writeFile(given.path, given.content, given.mode);
    return `${bytes_written} bytes written to ${given.path}`;
  },
};

export const execTool: AgentTool<{ command: string; cwd?: string; timeout?: number }> = {
  name: 'agentos_exec',
  description: 'Run a shell command in the sandbox.',
  schema: argumentsOf(
    {
      command: { type: 'string', description: 'The command' },
      cwd: { type: 'string', description: 'Directory to run it in' },
      timeout: { type: 'number', description: 'Seconds until it is stopped' },
    },
    'command',
  ),
  run: async (client, { command, cwd, timeout }) => describe(await client.exec(command, { cwd, timeout })),
};

export const thinkTool: AgentTool<{ prompt: string; system_instruction?: string }> = {
  name: 'agentos_think',
  description: 'Ask a language model.',
  schema: argumentsOf(
    { prompt: { type: 'string', description: 'The question' }, system_instruction: { type: 'string', description: 'How the model is to answer' } },
    'prompt',
  ),
  run: async (client, { prompt, system_instruction }) => (await client.think(prompt, { system_instruction })).content,
};

export const spawnTool: AgentTool<{ name: string; script: string; sandboxed?: boolean }> = {
  name: 'agentos_spawn',
  description: 'Start an agent that runs a script.',
  schema: argumentsOf(
    { name, script: { type: 'string', description: 'Path of the script' }, sandboxed: { type: 'boolean', description: 'Whether it runs in a sandbox (default)' } },
    'name',
    'script',
  ),
  run: async (client, given) => JSON.stringify(await client.spawn(given)),
};

export const listAgentsTool: AgentTool<Record<string, never>> = {
  name: 'agentos_list_agents',
  description: 'List the agents.',
  schema: argumentsOf({}),
  run: async (client) => JSON.stringify(await client.listAgents()),
};

export const killTool: AgentTool<{ name: string }> = {
  name: 'agentos_kill',
  description: 'End an agent.',
  schema: argumentsOf({ name }, 'name'),
  run: async (client, given) => JSON.stringify(await client.kill(given.name)),
};

export const httpTool: AgentTool<{ url: string; method?: string; headers?: Record<string, string>; body?: string }> = {
  name: 'agentos_http',
  description: 'Make an HTTP request.',
  schema: argumentsOf(
    {
      url: { type: 'string', description: 'The URL' },
      method: { type: 'string', description: 'GET (default), POST, …' },
      headers: { type: 'object', description: 'Header lines by their names' },
      body: { type: 'string', description: 'Body of the request' },
    },
    'url',
  ),
  run: async (client, { url, ...options }) => {
    const { status_code, body } = await client.http(url, options);
    return `HTTP ${status_code}\n${body}`;
  },
};

function describe({ stdout, stderr, exit_code, error }: ExecResult): string {
  const end = error ?? (exit_code === 0 ? '' : `exit code ${exit_code}`);
  const parts = [stdout, stderr === '' ? '' : `stderr:\n${stderr}`, end].map((part) => part.replace(/\n$/, ''));
  return parts.filter((part) => part !== '').join('\n') || `exit code ${exit_code}`;
}
