// kv.set of a small value under a new key.
const key = (number) => `key-${number}`;

export const run = (agent, number) => agent.kv.set(key(number), `value-${number}`);
export const check = (agent, number) => agent.kv.get(key(number));
