import { ServerConnection, type ServerOptions } from './connection.js';
import { toWire } from './names.js';
import { Sandbox } from './sandbox.js';
import type { NewSandbox } from './types.js';

/** The sandboxes of an `agentos server`. */
export class AgentOSServer {
  readonly #server: ServerConnection;

  constructor(options: ServerOptions = {}) {
    this.#server = new ServerConnection(options);
  }

  /** Makes one; it takes commands when this returns. */
  async create(wanted: NewSandbox = {}): Promise<Sandbox> {
    return new Sandbox(this.#server, await this.#server.ask('POST', '/v1/sandboxes', { json: toWire(wanted) }));
  }

  async get(id: string): Promise<Sandbox> {
    return new Sandbox(this.#server, await this.#server.ask('GET', `/v1/sandboxes/${encodeURIComponent(id)}`));
  }

  /** Oldest first. */
  async list(filter: { tier?: string; state?: string } = {}): Promise<Sandbox[]> {
    const { sandboxes } = await this.#server.ask<{ sandboxes: Record<string, unknown>[] }>('GET', '/v1/sandboxes', { query: { ...filter } });
    return sandboxes.map((data) => new Sandbox(this.#server, data));
  }
}
