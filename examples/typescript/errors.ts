import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS();

try {
  await agent.fs.readFile('/nonexistent.txt');
} catch (error) {
  console.error(error.message); // "ENOENT: no such file or directory, open '/nonexistent.txt'"
}

try {
  await agent.fs.deleteFile('/missing.txt');
} catch (error) {
  console.error(error.message); // "ENOENT: no such file or directory, unlink '/missing.txt'"
}

await agent.close();
