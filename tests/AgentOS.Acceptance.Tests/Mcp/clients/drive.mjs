// Drives a server with the official client and prints what it saw as JSON: drive.mjs SCENARIO (--http URL | COMMAND ARGS...)
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [scenario, ...target] = process.argv.slice(2);
const transport = target[0] === '--http'
    ? new StreamableHTTPClientTransport(new URL(target[1]))
    : new StdioClientTransport({ command: target[0], args: target.slice(1), stderr: 'inherit' });
const client = new Client({ name: 'agentos-tests', version: '1.0.0' });
await client.connect(transport);

const call = (name, args = {}, options = undefined) => client.callTool({ name, arguments: args }, undefined, options);
const structure = async (name, args = {}) => {
    const result = await call(name, args);
    if (result.isError) throw new Error(result.content[0].text);
    return result.structuredContent;
};

// Repeats a call until its result is as wanted; the tests' patience ends it otherwise.
const until = async (wanted, step) => {
    for (;;) {
        const result = await step();
        if (wanted(result)) return result;
    }
};

const scenarios = {
    async everything() {
        const progress = [];
        const tools = (await client.listTools()).tools.map(tool => tool.name);
        const exec = await call('agentos_exec', { command: 'echo one; echo two >&2; exit 3' }, { onprogress: event => progress.push(event.message) });
        await structure('agentos_write', { path: 'made.txt', content: 'by the agent\n' });
        const read = await structure('agentos_read', { path: 'made.txt' });
        const diff = await structure('agentos_diff');
        await structure('agentos_fs_write', { path: '/notes.md', content: '# notes' });
        const resources = (await client.listResources()).resources.map(resource => resource.uri);
        const resource = await client.readResource({ uri: 'agentos://files/notes.md' });
        const templates = (await client.listResourceTemplates()).resourceTemplates.map(template => template.uriTemplate);
        const completion = await client.complete({ ref: { type: 'ref/resource', uri: templates[0] }, argument: { name: 'path', value: 'no' } });
        const prompts = (await client.listPrompts()).prompts.map(prompt => prompt.name);
        await client.ping();
        await client.setLoggingLevel('warning');
        const unknown = await call('no_such_tool').then(() => null, error => error.code);
        const apply = await structure('agentos_apply');
        return { tools, exec, progress, read, diff, resources, text: resource.contents[0].text, completion: completion.completion.values, prompts, unknown, apply };
    },

    async cancellation() {
        const abort = new AbortController();
        const running = call('agentos_exec', { command: 'touch /agent/started; exec sleep 86399', timeout: 60 }, { signal: abort.signal }).then(() => 'ended', () => 'cancelled');
        await until(result => !result.isError, () => call('agentos_fs_stat', { path: '/started' }));
        const count = async () => (await structure('agentos_exec', { command: "grep -lsz '8639[9]' /proc/[0-9]*/cmdline | wc -l" })).stdout.trim();
        const before = await count();
        abort.abort();
        const outcome = await running;
        await until(left => left === '0', count);
        return { before, outcome };
    },

    async denial() {
        const tools = (await client.listTools()).tools.map(tool => tool.name);
        const exec = await call('agentos_exec', { command: 'true' });
        const write = await call('agentos_fs_write', { path: '/a', content: 'b' });
        return { tools, exec, write };
    },
};

const seen = await scenarios[scenario]();
await client.close();
console.log(JSON.stringify(seen));
