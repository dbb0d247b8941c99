import { AgentOS, Stats, ToolCall, ToolCallStats } from 'agentos-sdk';

const agent = new AgentOS('./agent.db');
await agent.fs.writeFile('/file.txt', 'typed');

// Type-safe operations
const stats: Stats = await agent.fs.stat('/file.txt');
const calls: ToolCall[] = await agent.tools.getByName('search');
const sums: ToolCallStats[] = await agent.tools.getStats();

console.log(stats.size, calls.length, sums.length);
await agent.close();
