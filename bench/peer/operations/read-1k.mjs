// readFile of 1 KiB, a hundred names in turn.
const files = 100;
const path = (number) => `/files/${number % files}`;

export const prepare = async (agent) => {
  await agent.fs.mkdir('/files');
  for (let number = 0; number < files; number++) await agent.fs.writeFile(path(number), Buffer.alloc(1024, 'a'));
};
export const run = (agent, number) => agent.fs.readFile(path(number));
export const check = async (agent, number) => (await agent.fs.readFile(path(number))).length;
