import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Connection } from '../connection/connection.js';
import { Engine } from './engine.js';

/** A database that is its opener's alone and goes when it is closed. */
export const IN_MEMORY = ':memory:';

interface SharedEngine {
  readonly engine: Engine;
  users: number;
}

/** One registry per process: this package may be loaded twice, by `import` and by `require`. */
const REGISTRY = Symbol.for('agentos-sdk.engines');
const engines = ((globalThis as Record<symbol, unknown>)[REGISTRY] ??= new Map()) as Map<string, SharedEngine>;

/** An engine that all who opened the same file in this process have in common. */
export class EngineLease {
  readonly connection: Promise<Connection>;
  readonly #key: string;
  readonly #shared: SharedEngine;
  #closing: Promise<void> | undefined;

  /** @throws {AgentOSError} the `agentos` program cannot be found */
  constructor(file: string) {
    this.#key = keyOf(file);
    const running = engines.get(this.#key);
    this.#shared = running === undefined || running.engine.isOver ? { engine: new Engine(file === IN_MEMORY ? file : resolve(file)), users: 0 } : running;
    this.#shared.users++;
    this.connection = this.#shared.engine.connection;
    if (file !== IN_MEMORY) engines.set(this.#key, this.#shared);
  }

  /** Gives it back; the last user's closing waits until everything is in the file. */
  close(): Promise<void> {
    return (this.#closing ??= this.#release());
  }

  async #release(): Promise<void> {
    if (--this.#shared.users > 0) return;
    if (engines.get(this.#key) === this.#shared) engines.delete(this.#key);
    await this.#shared.engine.close();
  }
}

/** The file's one name, links resolved; it need not exist yet. */
function keyOf(file: string): string {
  const path = resolve(file);
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
