// Sandboxes of an agentos server: one is prepared, things are tried in forks of it, and a program is talked to.
import { AgentOSServer } from 'agentos-sdk/server';

const server = new AgentOSServer();
const prepared = await server.create({ metadata: { example: 'sandboxes' }, timeout: 600 });

try {
  await prepared.files.write('/agent/numbers', '3\n1\n2\n');

  // Each try has its own copy of everything, so none disturbs another.
  const attempt = async (command) => {
    const fork = await prepared.fork();
    try {
      const { stdout, exitCode } = await fork.exec(`${command} numbers`, { timeout: 60 });
      return `${command}: ${exitCode === 0 ? stdout.trim().split('\n').join(' ') : 'failed'}`;
    } finally {
      await fork.delete();
    }
  };
  for (const line of await Promise.all(['sort', 'sort -r', 'false'].map(attempt))) console.log(line);

  // Pipes, because nobody looks at it: a terminal would also show what is typed.
  const program = await prepared.terminal('read name; echo "Hello, $name"; exit 3', { tty: false });
  program.write('Alice\n');
  for await (const { data } of program) process.stdout.write(data);
  console.log('ended with', program.exitCode);
} finally {
  await prepared.delete();
}
