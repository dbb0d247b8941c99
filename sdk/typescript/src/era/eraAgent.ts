import { AgentOSError } from '../agentosError.js';

export interface ERAAgentOptions {
  /** `http://localhost:8080` by default. */
  baseUrl?: string;
  /** `ERA_API_KEY` by default. */
  apiKey?: string;
  /** Milliseconds an answer may take beyond a command's own time; 30000 by default. */
  timeout?: number;
}

export interface VMOptions {
  language?: string;
  image?: string;
  cpu?: number;
  /** MiB. */
  memory?: number;
  /** `none` or `allow_all`. */
  network?: string;
  persist?: boolean;
}

export interface ExecuteOptions {
  /** A file of the server, put into /in first; only for the server's own user. */
  file?: string;
  /** Seconds; 30 by default. */
  timeout?: number;
}

export interface TempOptions extends ExecuteOptions {
  cpu?: number;
  /** MiB. */
  mem?: number;
  network?: string;
}

export interface ListOptions {
  status?: string;
  all?: boolean;
}

export interface VM {
  id: string;
  language: string;
  status: string;
  cpu_count: number;
  memory_mib: number;
  network_mode: string;
  persist: boolean;
  created_at: string;
  last_run_at: string | null;
}

export interface VMResult {
  vm_id: string;
  exit_code: number;
  stdout: string;
  stderr: string;
  /** As Go writes durations: `1.2s`. */
  duration: string;
}

interface Envelope<T> {
  success: boolean;
  error?: string;
  data?: T;
}

const usualSeconds = 30;

/** The first client of these servers, for programs that were written for it; `agentos-sdk/server` has everything. */
export class ERAAgent {
  readonly #address: string;
  readonly #key: string | undefined;
  readonly #timeout: number;

  constructor({ baseUrl = 'http://localhost:8080', apiKey = process.env['ERA_API_KEY'], timeout = 30_000 }: ERAAgentOptions = {}) {
    [this.#address, this.#key, this.#timeout] = [baseUrl.replace(/\/+$/, ''), apiKey, timeout];
  }

  createVM(options: VMOptions = {}): Promise<VM> {
    return this.#call('POST', 'create', options);
  }

  /** A command that fails is a result, too: see its exit code. */
  executeInVM(vmId: string, command: string, { file, timeout = usualSeconds }: ExecuteOptions = {}): Promise<VMResult> {
    return this.#call('POST', 'execute', { vm_id: vmId, command, file, timeout }, timeout);
  }

  runTemp(language: string, command: string, { cpu, mem, network, file, timeout = usualSeconds }: TempOptions = {}): Promise<VMResult> {
    return this.#call('POST', 'temp', { language, command, cpu, memory: mem, network, file, timeout }, timeout);
  }

  listVMs({ status, all }: ListOptions = {}): Promise<VM[]> {
    const query = new URLSearchParams();
    if (status) query.set('status', status);
    if (all) query.set('all', 'true');
    return this.#call('GET', `list?${query}`);
  }

  /** Stops one, or each of several. */
  async stopVM(ids: string | string[]): Promise<void> {
    for (const id of [ids].flat()) await this.#call('POST', 'stop', { vm_id: id });
  }

  /** Removes one, or each of several. */
  async cleanVM(ids: string | string[], keepPersist = false): Promise<void> {
    for (const id of [ids].flat()) await this.#call('POST', 'clean', { vm_id: id, keep_persist: keepPersist });
  }

  /** @throws AgentOSError always: this client never had terminals */
  shell(): never {
    throw new AgentOSError('These routes have no terminals', 'era.no-shell', 'Use the WebSocket /v1/sandboxes/ID/terminal, or agent vm shell --vm ID');
  }

  async #call<T>(method: string, route: string, body?: object, seconds = 0): Promise<T> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (this.#key) headers['authorization'] = `Bearer ${this.#key}`;
    const response = await fetch(`${this.#address}/api/vm/${route}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(this.#timeout + seconds * 1000),
    });
    const answer = (await response.json()) as Envelope<T>;
    // A command's failure has data: how it ended.
    if (answer.data === undefined && !answer.success) throw new AgentOSError(answer.error ?? response.statusText, `http.${response.status}`);
    return answer.data as T;
  }
}
