// The manual's signatures, as it prints them.
import { AgentOS, type AgentOSClient, type Filesystem, type KvStore, type Stats, type ToolCallStats, type ToolCalls } from 'agentos-sdk';

const agent: AgentOS = new AgentOS();
const parts: { kv: KvStore; fs: Filesystem; tools: ToolCalls } = agent;

export const signatures: {
  ready(): Promise<void>;
  close(): Promise<void>;
  set(key: string, value: any): Promise<void>;
  get(key: string): Promise<any>;
  delete(key: string): Promise<void>;
  writeFile(path: string, content: string | Buffer): Promise<void>;
  readFile(path: string): Promise<string>;
  readdir(path: string): Promise<string[]>;
  deleteFile(path: string): Promise<void>;
  stat(path: string): Promise<Stats>;
  record(name: string, started_at: number, completed_at: number, parameters?: any, result?: any, error?: string): Promise<number>;
  getStats(): Promise<ToolCallStats[]>;
} = {
  ready: () => agent.ready(),
  close: () => agent.close(),
  set: parts.kv.set,
  get: parts.kv.get,
  delete: parts.kv.delete,
  writeFile: parts.fs.writeFile,
  readFile: parts.fs.readFile,
  readdir: parts.fs.readdir,
  deleteFile: parts.fs.deleteFile,
  stat: parts.fs.stat,
  record: parts.tools.record,
  getStats: parts.tools.getStats,
};

export async function stricterThanTheManual(client: AgentOSClient): Promise<void> {
  const bytes: Buffer = await agent.fs.readFile('/x', null);
  const call = await agent.tools.get(42);
  // @ts-expect-error: there may be none
  call.name;
  // @ts-expect-error: no such encoding
  await agent.fs.readFile('/x', 'utf9');
  for await (const { stream, data } of client.execStream('ls')) console.log(stream satisfies 'stdout' | 'stderr', data.length, bytes.length);
  // @ts-expect-error: an agent has a script
  await client.spawn({ name: 'worker' });
  await using own = new AgentOS('./agent.db');
  await own.kv.set('key', 1);
}
