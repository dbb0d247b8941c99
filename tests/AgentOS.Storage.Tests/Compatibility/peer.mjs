// node peer.mjs AGENT.DB [STATEMENT]: runs a statement with npm's agentfs-sdk on the file, then prints everything it sees, one line each.
import { createHash } from 'node:crypto';
import { AgentFS } from 'agentfs-sdk';

const agent = await AgentFS.open({ path: process.argv[2] });
const { fs, kv, tools } = agent;
if (process.argv[3]) await new Function('fs', 'kv', 'tools', `return (async () => { ${process.argv[3]} })()`)(fs, kv, tools);

const lines = [];
async function show(directory) {
  for (const name of (await fs.readdir(directory)).sort()) {
    const path = directory + name;
    const stat = await fs.lstat(path);
    const type = stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : 'f';
    // It reads a sparse file only to its last stored byte, and has no zeros for what is missing.
    const content = type === 'l' ? await fs.readlink(path)
      : type === 'f' && !name.startsWith('sparse') ? createHash('sha256').update(await fs.readFile(path)).digest('hex') : '-';
    lines.push(`${type} ${path} ${stat.mode.toString(8)} ${type === 'd' ? '-' : stat.nlink} ${stat.size} ${stat.mtime} ${content}`);
    if (type === 'd') await show(path + '/');
  }
}
await show('/');
for (const { key, value } of (await kv.list('')).sort((a, b) => (a.key < b.key ? -1 : 1))) lines.push(`k ${key} ${JSON.stringify(value)}`);
for (const call of (await tools.getRecent(0)).sort((a, b) => a.id - b.id)) {
  const json = value => (value === undefined ? '-' : JSON.stringify(value));
  lines.push(`t ${call.id} ${call.name} ${call.status} ${json(call.parameters)} ${json(call.result)} ${call.error ?? '-'} ${call.duration_ms ?? '-'}`);
}
console.log(lines.join('\n'));
await agent.close();
