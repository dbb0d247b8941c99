import { leaseDatabase, type DatabaseLease } from './engine/databaseLease.js';
import { Session } from './engine/session.js';
import type { FileOperations } from './files/fileOperations.js';
import { KvStore } from './keyvalues/kvStore.js';
import { Database } from './sql/database.js';
import { ToolCalls } from './toolcalls/toolCalls.js';

/** An agent's database: its files, key-values and tool calls in one SQLite file. */
export abstract class AgentDatabase<Files extends FileOperations> {
  readonly kv: KvStore;
  readonly fs: Files;
  readonly tools: ToolCalls;
  readonly #lease: DatabaseLease;
  readonly #session: Session;
  readonly #database: Database;

  /** @param createFilesystem makes the face that files have */
  protected constructor(path: string, createFilesystem: (session: Session) => Files) {
    this.#lease = leaseDatabase(path);
    this.#session = new Session(this.#lease.connection);
    this.kv = new KvStore(this.#session);
    this.fs = createFilesystem(this.#session);
    this.#database = new Database(this.#session);
    this.tools = new ToolCalls(this.#session);
  }

  /** Waits until the database is open; calls do so by themselves. */
  async ready(): Promise<void> {
    await this.#session.opening;
  }

  /** The SQLite database beneath. Inside a sandbox its calls fail: there an agent has its files, and no SQL past the rules about them. */
  getDatabase(): Database {
    return this.#database;
  }

  /** Closes the database: afterwards the file alone holds everything, so that a copy of it is a snapshot. */
  close(): Promise<void> {
    return this.#lease.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
