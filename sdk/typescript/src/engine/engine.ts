import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { AgentOSError } from '../agentosError.js';
import { Connection } from '../connection/connection.js';
import { findProgram } from './program.js';

/** Where the engine finds its end of the socket pair: the first descriptor after the standard three. */
const DESCRIPTOR = 3;

/**
 * An `agentos serve` of one file: a child process that ends when its socket does, so it never outlives this program and does not keep it alive.
 * What was answered is on disk by then.
 */
export class Engine {
  readonly connection: Promise<Connection>;
  readonly #process: ChildProcess;
  readonly #gone: Promise<void>;
  #connection: Connection | undefined;
  #hasFailed = false;
  #spawnFailure: Error | undefined;
  #complaint = '';

  /** @param file an absolute path, or `:memory:` for one that goes when the engine does */
  constructor(file: string) {
    this.#process = spawn(findProgram(), ['serve', file, '--descriptor', String(DESCRIPTOR)], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // Ctrl-C in a terminal goes to the whole process group: this program may catch it and still have something to store.
      detached: true,
    });
    this.#process.unref();
    this.#gone = new Promise((resolve) => this.#process.once('close', () => resolve()));
    this.#process.once('error', (failure) => (this.#spawnFailure = failure));
    this.#listenToComplaints();
    this.connection = this.#open();
    // Whoever calls is told; a program that never calls has nothing to be told.
    this.connection.catch(() => {});
  }

  /** Whether it could not start or has died: nobody else should begin to use it. */
  get isOver(): boolean {
    return this.#hasFailed || this.#connection?.isEnded === true;
  }

  /** Waits until everything is in the file and the process is gone. */
  async close(): Promise<void> {
    const connection = await this.connection.catch(() => undefined);
    await Promise.all([connection?.close(), this.#untilGone()]);
  }

  async #open(): Promise<Connection> {
    try {
      const [connection] = await Connection.open(this.#process.stdio[DESCRIPTOR] as Socket, []);
      return (this.#connection = connection);
    } catch (cause) {
      this.#hasFailed = true;
      throw await this.#startFailure(cause as Error);
    }
  }

  /** Its own words say more than the closed connection does; they are complete when it is gone. */
  async #startFailure(disconnected: Error): Promise<AgentOSError> {
    await this.#untilGone();
    const cause = this.#spawnFailure ?? disconnected;
    return new AgentOSError(this.#complaint.trim() || `The engine does not start: ${cause.message}`, 'sdk.engine-failed', undefined, { cause });
  }

  #listenToComplaints(): void {
    const errors = this.#process.stderr as Socket;
    errors.setEncoding('utf8');
    errors.on('data', (text: string) => (this.#complaint = (this.#complaint + text).slice(-4096)));
    errors.unref();
  }

  /** Somebody waits now, so it keeps the program alive until then. */
  async #untilGone(): Promise<void> {
    if (this.#process.pid === undefined) return;
    this.#process.ref();
    (this.#process.stderr as Socket).ref();
    await this.#gone;
  }
}
