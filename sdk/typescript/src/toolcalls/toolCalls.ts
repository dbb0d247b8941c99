import type { Session } from '../engine/session.js';
import { Opcode } from '../wire/opcode.js';
import type { ToolCall, ToolCallStats } from './toolCall.js';

/** The record of an agent's tool calls. */
export class ToolCalls {
  constructor(private readonly session: Session) {}

  /** Waits until the record can be used; calls do so by themselves. */
  async ready(): Promise<void> {
    await this.session.opening;
  }

  /** Records that a call begins. Resolves to its id. */
  async start(name: string, parameters?: any): Promise<number> {
    return (await this.#call<{ id: number }>({ op: 'start', name, parameters })).id;
  }

  /** Records the result of a call that was started. */
  async success(id: number, result?: any): Promise<void> {
    await this.#call({ op: 'success', id, result });
  }

  /** Records that a call that was started has failed. */
  async error(id: number, error: string): Promise<void> {
    await this.#call({ op: 'error', id, error });
  }

  /**
   * Records a call that is over: either a result or an error. Resolves to its id.
   * @param started_at Unix timestamp in seconds
   * @param completed_at Unix timestamp in seconds
   */
  async record(name: string, started_at: number, completed_at: number, parameters?: any, result?: any, error?: string): Promise<number> {
    return (await this.#call<{ id: number }>({ op: 'record', name, started_at, completed_at, parameters, result, error })).id;
  }

  /** Reads one call; undefined when there is none. */
  async get(id: number): Promise<ToolCall | undefined> {
    return (await this.#call<{ call?: ToolCall | null }>({ op: 'get', id })).call ?? undefined;
  }

  /** Reads a tool's calls, most recent first. */
  async getByName(name: string, limit?: number): Promise<ToolCall[]> {
    return (await this.#call<{ calls: ToolCall[] }>({ op: 'by_name', name, limit })).calls;
  }

  /** Reads the calls that began at or after a moment (Unix timestamp in seconds), most recent first. */
  async getRecent(since: number, limit?: number): Promise<ToolCall[]> {
    return (await this.#call<{ calls: ToolCall[] }>({ op: 'recent', since, limit })).calls;
  }

  /** Sums up each tool's finished calls, the busiest first. */
  async getStats(): Promise<ToolCallStats[]> {
    return (await this.#call<{ stats: ToolCallStats[] }>({ op: 'stats' })).stats;
  }

  async #call<T>(request: object): Promise<T> {
    return (await this.session.call<T>(Opcode.tools, request)).fields;
  }
}
