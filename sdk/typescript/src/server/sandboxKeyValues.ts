import { AgentOSError } from '../agentosError.js';
import type { ServerConnection } from './connection.js';

/** The key-values of a sandbox; any JSON value. */
export class SandboxKeyValues {
  readonly #server: ServerConnection;
  readonly #path: string;

  constructor(server: ServerConnection, sandbox: string) {
    [this.#server, this.#path] = [server, `${sandbox}/kv`];
  }

  /** `undefined` when there is no such key. */
  async get<T = unknown>(key: string): Promise<T | undefined> {
    try {
      return await this.#server.ask<T>('GET', this.#of(key));
    } catch (failure) {
      if (failure instanceof AgentOSError && failure.code === 'server.no-entry') return undefined;
      throw failure;
    }
  }

  async set(key: string, value: unknown): Promise<void> {
    await this.#server.send('PUT', this.#of(key), { json: value });
  }

  async delete(key: string): Promise<void> {
    await this.#server.send('DELETE', this.#of(key));
  }

  async list(prefix = ''): Promise<{ key: string; value: unknown }[]> {
    const { entries } = await this.#server.ask<{ entries: { key: string; value: unknown }[] }>('GET', this.#path, { query: { prefix } });
    return entries.map(({ key, value }) => ({ key, value }));
  }

  #of(key: string): string {
    return `${this.#path}/${key.split('/').map(encodeURIComponent).join('/')}`;
  }
}
