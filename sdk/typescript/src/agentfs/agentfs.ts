import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AgentDatabase } from '../agentDatabase.js';
import { BufferFilesystem } from './bufferFilesystem.js';

/** Which database: one of the two is needed; a path wins. */
export interface AgentFSOptions {
  /** Letters, digits, `-` and `_`: the file `.agentfs/ID.db`. */
  id?: string;
  path?: string;
}

const FOLDER = '.agentfs';
const VALID_ID = /^[A-Za-z0-9_-]+$/;

/** An agent's database with the face of npm's `agentfs-sdk` 0.6.4: porting from it is a change of the import. */
export class AgentFS extends AgentDatabase<BufferFilesystem> {
  private constructor(path: string) {
    super(path, (session) => new BufferFilesystem(session));
  }

  /** Opens a database, or makes it. */
  static async open(options: AgentFSOptions): Promise<AgentFS> {
    const agent = new AgentFS(options.path ?? pathOf(options.id));
    await agent.ready();
    return agent;
  }
}

function pathOf(id: string | undefined): string {
  if (id === undefined) throw new TypeError('AgentFS.open needs an id or a path.');
  if (!VALID_ID.test(id)) throw new TypeError('An id is made of letters, digits, - and _.');
  const path = join(FOLDER, `${id}.db`);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
