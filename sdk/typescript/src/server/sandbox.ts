import type { ServerConnection } from './connection.js';
import { jsonLines } from './lines.js';
import { fromWire } from './names.js';
import { SandboxFiles } from './sandboxFiles.js';
import { SandboxKeyValues } from './sandboxKeyValues.js';
import type { Terminal } from './terminal.js';
import type { RunEvent, RunOptions, RunResult, SandboxData, TerminalOptions, TimelineEntry } from './types.js';

/** A sandbox of an `agentos server`. It goes on when this object is gone. */
export class Sandbox {
  /** As it was when it was asked for last. */
  data: SandboxData;
  readonly files: SandboxFiles;
  readonly kv: SandboxKeyValues;
  readonly #server: ServerConnection;
  readonly #path: string;

  constructor(server: ServerConnection, data: Record<string, unknown>) {
    this.data = fromWire(data);
    this.#server = server;
    this.#path = `/v1/sandboxes/${encodeURIComponent(this.data.id)}`;
    this.files = new SandboxFiles(server, this.#path);
    this.kv = new SandboxKeyValues(server, this.#path);
  }

  get id(): string {
    return this.data.id;
  }

  /** Runs a program to its end: a shell's line, or a program with its arguments. */
  async exec(command: string | string[], { signal, ...options }: RunOptions = {}): Promise<RunResult> {
    return fromWire(await this.#server.ask('POST', `${this.#path}/exec`, { json: program(command, options), signal }));
  }

  /** Runs a program, and tells of its output as it comes. Who leaves the loop ends it. */
  async *stream(command: string | string[], { signal, ...options }: RunOptions = {}): AsyncGenerator<RunEvent> {
    const request = { json: program(command, options), accept: 'application/x-ndjson', signal };
    for await (const event of jsonLines(await this.#server.send('POST', `${this.#path}/exec`, request))) yield fromWire<RunEvent>(event);
  }

  /** Starts a live program with a terminal, or with pipes; without a command it is a shell. Needs the package `ws`. */
  terminal(command?: string | string[], options: TerminalOptions = {}): Promise<Terminal> {
    return this.#server.open(`${this.#path}/terminal`, command, options);
  }

  /** What happened in it, oldest first. */
  async timeline({ path, limit }: { path?: string; limit?: number } = {}): Promise<TimelineEntry[]> {
    const { entries } = await this.#server.ask<{ entries: Record<string, unknown>[] }>('GET', `${this.#path}/timeline`, { query: { path, limit } });
    return entries.map((entry) => fromWire<TimelineEntry>(entry));
  }

  /** Another one that begins with what this one has. */
  async fork(): Promise<Sandbox> {
    return new Sandbox(this.#server, await this.#server.ask('POST', `${this.#path}/fork`));
  }

  /** Everything in it stands still until `resume`. */
  pause = (): Promise<void> => this.#become('pause');
  resume = (): Promise<void> => this.#become('resume');
  /** Its programs end; what it has stays. */
  stop = (): Promise<void> => this.#become('stop');
  start = (): Promise<void> => this.#become('start');

  /** It is deleted so many seconds from now; 0 is never. */
  async setTimeout(seconds: number): Promise<void> {
    this.data = fromWire(await this.#server.ask('PATCH', this.#path, { json: { timeout: seconds } }));
  }

  /** Ends it, and removes what it has. */
  async delete(): Promise<void> {
    await this.#server.send('DELETE', this.#path);
  }

  async #become(state: string): Promise<void> {
    this.data = fromWire(await this.#server.ask('POST', `${this.#path}/${state}`));
  }
}

const program = (command: string | string[], options: Omit<RunOptions, 'signal'>) =>
  typeof command === 'string' ? { command, ...options } : { args: command, ...options };
