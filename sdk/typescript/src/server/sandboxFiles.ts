import type { ServerConnection } from './connection.js';
import { fromWire } from './names.js';
import type { SandboxFile } from './types.js';

/** The files of a sandbox. Those below `/agent` are there whether it runs or not, others while it runs. */
export class SandboxFiles {
  readonly #server: ServerConnection;
  readonly #path: string;

  constructor(server: ServerConnection, sandbox: string) {
    [this.#server, this.#path] = [server, `${sandbox}/files`];
  }

  async read(path: string): Promise<Uint8Array> {
    const response = await this.#server.send('GET', this.#path, { query: { path }, accept: '*/*' });
    return new Uint8Array(await response.arrayBuffer());
  }

  async readText(path: string): Promise<string> {
    return new TextDecoder().decode(await this.read(path));
  }

  /** Whole, or not at all. */
  async write(path: string, content: Uint8Array | string): Promise<SandboxFile> {
    return fromWire(await this.#server.ask('PUT', this.#path, { query: { path }, body: content }));
  }

  async list(path = '/agent'): Promise<SandboxFile[]> {
    const { files } = await this.#server.ask<{ files: Record<string, unknown>[] }>('GET', `${this.#path}/list`, { query: { path } });
    return files.map((file) => fromWire<SandboxFile>(file));
  }

  async stat(path: string): Promise<SandboxFile> {
    return fromWire(await this.#server.ask('GET', `${this.#path}/stat`, { query: { path } }));
  }

  async move(from: string, to: string): Promise<void> {
    await this.#server.send('POST', `${this.#path}/move`, { json: { from, to } });
  }

  /** With those above it. */
  async mkdir(path: string): Promise<void> {
    await this.#server.send('POST', `${this.#path}/mkdir`, { json: { path } });
  }

  async remove(path: string, { recursive = false } = {}): Promise<void> {
    await this.#server.send('DELETE', this.#path, { query: { path, recursive } });
  }
}
