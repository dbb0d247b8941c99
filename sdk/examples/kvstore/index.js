// Key-values: anything that JSON can say, under a name.
import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS(process.argv[2]);

await agent.kv.set('user:preferences', { theme: 'dark', lang: 'en' });
await agent.kv.set('user:name', 'Alice');
console.log('preferences:', await agent.kv.get('user:preferences'));
console.log('missing:', await agent.kv.get('nobody'));

await agent.kv.delete('user:name');
for (const { key, value } of await agent.kv.list('user:')) console.log(key, '=', value);

// Two agents that count: neither loses the other's step.
const step = async () => {
  for (;;) {
    const count = await agent.kv.get('count');
    if (await agent.kv.compareAndSet('count', count, (count ?? 0) + 1)) return;
  }
};
await Promise.all(Array.from({ length: 10 }, step));
console.log('count:', await agent.kv.get('count'));

await agent.close();
