// Runs operations on npm's agentfs-sdk, or a package with its interface, for AgentOS.Bench: one JSON command per line on standard input, one answer per line.
// Started with the directory whose packages it uses and the one it is about; each file of operations/ is one operation.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.argv[2]}/package.json`);
const { AgentFS } = await import(pathToFileURL(require.resolve(process.argv[3])));

let agent;

const commands = {
  async open({ path }) {
    agent = await AgentFS.open({ path });
    const pragma = async (name) => Object.values(await agent.getDatabase().prepare(`PRAGMA ${name}`).get())[0];
    return { journal: await pragma('journal_mode'), synchronous: await pragma('synchronous') };
  },

  async prepare({ operation }) {
    const { prepare } = await load(operation);
    await prepare?.(agent);
    return {};
  },

  // Callers take the next number until all are taken, so that none waits for a slower one.
  async run({ operation, first, count, callers }) {
    const { run } = await load(operation);
    let next = first;
    const caller = async () => { while (next < first + count) await run(agent, next++); };
    const began = process.hrtime.bigint();
    await Promise.all(Array.from({ length: callers }, caller));
    return { seconds: Number(process.hrtime.bigint() - began) / 1e9 };
  },

  async check({ operation, number }) {
    const { check } = await load(operation);
    return { result: String(await check(agent, number)) };
  },

  async close() {
    await agent.close();
    return {};
  },
};

const load = (operation) => import(new URL(`operations/${operation}.mjs`, import.meta.url));

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = await commands[command.name](command);
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
