import { refusalOf } from './refusal.js';
import { Terminal } from './terminal.js';
import type { TerminalOptions } from './types.js';

/** Where the server is, and who calls it. */
export interface ServerOptions {
  /** Its address; `AGENTOS_SERVER`, else `http://127.0.0.1:8080`, by default. */
  baseUrl?: string;
  /** A token of `agentos server token create`; `AGENTOS_TOKEN` by default. */
  token?: string;
}

/** What a request has besides its path. */
export interface Request {
  query?: Record<string, string | number | boolean | undefined>;
  json?: unknown;
  body?: Uint8Array | string;
  accept?: string;
  signal?: AbortSignal;
}

/** Requests to an `agentos server`, whose failures are `AgentOSError`s. */
export class ServerConnection {
  readonly #address: string;
  readonly #token: string | undefined;

  constructor({ baseUrl = process.env['AGENTOS_SERVER'] ?? 'http://127.0.0.1:8080', token = process.env['AGENTOS_TOKEN'] }: ServerOptions) {
    this.#address = baseUrl.replace(/\/+$/, '');
    this.#token = token;
  }

  /** @throws AgentOSError with the catalogue's code, when the server refuses */
  async send(method: string, path: string, { query = {}, json, body, accept = 'application/json', signal }: Request = {}): Promise<Response> {
    const url = new URL(this.#address + path);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = { accept };
    if (this.#token) headers['authorization'] = `Bearer ${this.#token}`;
    if (json !== undefined) headers['content-type'] = 'application/json';
    else if (body !== undefined) headers['content-type'] = 'application/octet-stream';
    const response = await fetch(url, { method, headers, body: json === undefined ? body : JSON.stringify(json), signal });
    if (!response.ok) throw refusalOf(await response.text(), response.status, response.statusText);
    return response;
  }

  /** The answer's JSON. */
  async ask<T>(method: string, path: string, request: Request = {}): Promise<T> {
    return (await (await this.send(method, path, request)).json()) as T;
  }

  /** A live program, over a WebSocket. */
  open(path: string, command: string | string[] | undefined, options: TerminalOptions): Promise<Terminal> {
    return Terminal.open(new URL(this.#address.replace(/^http/, 'ws') + path), this.#token, command, options);
  }
}
