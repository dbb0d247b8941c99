import { AgentDatabase } from './agentDatabase.js';
import { IN_MEMORY } from './engine/sharedEngines.js';
import { Filesystem } from './files/filesystem.js';

/** An agent's files, key-values and tool calls. All objects of one file in a process share one engine. */
export class AgentOS extends AgentDatabase<Filesystem> {
  /**
   * Opens the file, or makes it.
   * @param dbPath the default is a database that goes when it is closed
   * @throws {AgentOSError} the `agentos` program cannot be found
   */
  constructor(dbPath: string = IN_MEMORY) {
    super(dbPath, (session) => new Filesystem(session));
  }
}
