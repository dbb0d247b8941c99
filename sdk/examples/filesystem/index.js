// Files: paths, directories and handles, in one SQLite file.
import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS(process.argv[2]);

await agent.fs.writeFile('/output/report.txt', 'Hello, world!\n');
await agent.fs.appendFile('/output/report.txt', 'And goodbye.\n');
console.log(await agent.fs.readFile('/output/report.txt'));

for (const { name, stats } of await agent.fs.readdirPlus('/output')) console.log(name, stats.size, 'bytes');

const handle = await agent.fs.open('/output/report.txt');
await handle.pwrite(0, Buffer.from('HELLO'));
console.log((await handle.pread(0, 13)).toString());
await handle.close();

try {
  await agent.fs.readFile('/nonexistent.txt');
} catch (error) {
  console.log(error.code, '-', error.message);
}

await agent.close();
