// Tool calls: what an agent did, how long it took and what came of it.
import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS(process.argv[2]);

const search = await agent.tools.start('web_search', { query: 'AI agents' });
await agent.tools.success(search, { results: ['result1', 'result2'] });

const query = await agent.tools.start('database_query', { sql: 'SELECT 1' });
await agent.tools.error(query, 'Connection timeout');

for (const call of await agent.tools.getByName('web_search')) console.log(call.name, call.status, call.result);
for (const { name, successful, total_calls } of await agent.tools.getStats()) console.log(`${name}: ${successful} of ${total_calls} succeeded`);

await agent.close();
