// writeFile of 10 MiB to a new name.
const content = Buffer.alloc(10 << 20);
for (let at = 0; at < content.length; at++) content[at] = (at * 31 + (at >> 12)) & 255;
const path = (number) => `/files/${number}`;

export const prepare = (agent) => agent.fs.mkdir('/files');
export const run = (agent, number) => agent.fs.writeFile(path(number), content);
export const check = async (agent, number) => (await agent.fs.stat(path(number))).size;
