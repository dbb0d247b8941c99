import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS();

const started = Date.now() / 1000;
// ... perform the tool call ...
const completed = started + 1.5;

// Successful call
const id = await agent.tools.record(
  'web_search',
  started,
  completed,
  { query: 'AgentOS' },
  { results: ['result1', 'result2'] }
);

// Failed call
await agent.tools.record(
  'database_query',
  started,
  completed,
  { sql: 'SELECT * FROM users' },
  undefined,
  'Connection timeout'
);

const call = await agent.tools.get(id);
console.log(call.name);         // 'web_search'
console.log(call.duration_ms);  // 1500

// Get all web_search calls
const searches = await agent.tools.getByName('web_search');

// Get last 10 web_search calls
const recent = await agent.tools.getByName('web_search', 10);

const oneHourAgo = Date.now() / 1000 - 3600;
const recentCalls = await agent.tools.getRecent(oneHourAgo);

// Last 5 calls in the past hour
const latest = await agent.tools.getRecent(oneHourAgo, 5);
console.log(searches.length, recent.length, recentCalls.length, latest.length);

const stats = await agent.tools.getStats();
for (const stat of stats) {
  console.log(`${stat.name}:`);
  console.log(`  Total calls: ${stat.total_calls}`);
  console.log(`  Success rate: ${stat.successful / stat.total_calls * 100}%`);
  console.log(`  Avg duration: ${stat.avg_duration_ms}ms`);
}

await agent.close();
