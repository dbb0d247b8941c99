// writeFile of 1 KiB to a new name.
const content = Buffer.alloc(1024, 'a');
const path = (number) => `/files/${number}`;

export const prepare = (agent) => agent.fs.mkdir('/files');
export const run = (agent, number) => agent.fs.writeFile(path(number), content);
export const check = async (agent, number) => (await agent.fs.readFile(path(number))).length;
