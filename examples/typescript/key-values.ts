import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS();

await agent.kv.set('config', { theme: 'dark', lang: 'en' });
await agent.kv.set('counter', 42);
await agent.kv.set('items', ['apple', 'banana', 'cherry']);

const config = await agent.kv.get('config');
const counter = await agent.kv.get('counter');
const missing = await agent.kv.get('nonexistent'); // undefined

await agent.kv.delete('counter');

console.log(config, counter, missing, await agent.kv.list());
await agent.close();
