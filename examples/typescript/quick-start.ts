import { AgentOS } from 'agentos-sdk';

// Initialize the agent store
const agent = new AgentOS('./agent.db');

// Wait for initialization (optional, operations will auto-wait)
await agent.ready();

// Key-value operations
await agent.kv.set('user:name', 'Alice');
const name = await agent.kv.get('user:name');

// Filesystem operations
await agent.fs.writeFile('/output/report.txt', 'Hello, world!');
const content = await agent.fs.readFile('/output/report.txt');
const files = await agent.fs.readdir('/output');

// Tool call tracking
await agent.tools.record(
  'web_search',
  Date.now() / 1000,
  Date.now() / 1000 + 1.5,
  { query: 'AI agents' },
  { results: ['result1', 'result2'] }
);

// Get performance statistics
const stats = await agent.tools.getStats();

// Close when done
await agent.close();

console.log(name, content, files, stats);
