import { leaseDatabase, type DatabaseLease } from './engine/databaseLease.js';
import { IN_MEMORY } from './engine/sharedEngines.js';
import { Session } from './engine/session.js';
import { Filesystem } from './files/filesystem.js';
import { KvStore } from './keyvalues/kvStore.js';
import { ToolCalls } from './toolcalls/toolCalls.js';

/** An agent's database: its files, key-values and tool calls in one SQLite file. */
export class AgentOS {
  readonly kv: KvStore;
  readonly fs: Filesystem;
  readonly tools: ToolCalls;
  readonly #lease: DatabaseLease;
  readonly #session: Session;

  /**
   * Opens the file, or makes it. All that opened the same file in this process share one engine.
   * @param dbPath the default is a database that goes when it is closed
   * @throws {AgentOSError} the `agentos` program cannot be found
   */
  constructor(dbPath: string = IN_MEMORY) {
    this.#lease = leaseDatabase(dbPath);
    this.#session = new Session(this.#lease.connection);
    this.kv = new KvStore(this.#session);
    this.fs = new Filesystem(this.#session);
    this.tools = new ToolCalls(this.#session);
  }

  /** Waits until the database is open; calls do so by themselves. */
  async ready(): Promise<void> {
    await this.#session.opening;
  }

  /** Closes the database: afterwards the file alone holds everything, so that a copy of it is a snapshot. */
  close(): Promise<void> {
    return this.#lease.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
