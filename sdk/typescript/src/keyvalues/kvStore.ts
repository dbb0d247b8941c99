import type { Session } from '../engine/session.js';
import { Opcode } from '../wire/opcode.js';

/** One key with its value. */
export interface KeyValue<T = any> {
  key: string;
  value: T;
}

/** Key-values of an agent: anything that JSON can say. */
export class KvStore {
  constructor(private readonly session: Session) {}

  /** Waits until the store can be used; calls do so by themselves. */
  async ready(): Promise<void> {
    await this.session.opening;
  }

  /**
   * Stores a value.
   * @throws {TypeError} JSON cannot say it
   */
  async set(key: string, value: any): Promise<void> {
    await this.session.call(Opcode.keyValues, { op: 'set', key, value: inJson(value) });
  }

  /** Reads a value; undefined when there is none. */
  async get<T = any>(key: string): Promise<T | undefined> {
    const { fields } = await this.session.call<{ exists: boolean; value: T }>(Opcode.keyValues, { op: 'get', key });
    return fields.exists ? fields.value : undefined;
  }

  /** Lists the keys that begin with a prefix, with their values, in the order of the keys. */
  async list<T = any>(prefix = ''): Promise<KeyValue<T>[]> {
    const { fields } = await this.session.call<{ entries: KeyValue<T>[] }>(Opcode.keyValues, { op: 'list', prefix });
    return fields.entries;
  }

  /** Removes a key, if it is there. */
  async delete(key: string): Promise<void> {
    await this.session.call(Opcode.keyValues, { op: 'delete', key });
  }

  /**
   * Stores a value if the present one is the expected one, in one step.
   * @param expected undefined: there must be none
   * @returns whether it was stored
   */
  async compareAndSet(key: string, expected: any, value: any): Promise<boolean> {
    const request = { op: 'compare_and_set', key, expected, value: inJson(value) };
    const { fields } = await this.session.call<{ changed: boolean }>(Opcode.keyValues, request);
    return fields.changed;
  }
}

function inJson(value: unknown): unknown {
  const kind = typeof value;
  if (kind === 'undefined' || kind === 'function' || kind === 'symbol') throw new TypeError(`JSON cannot say ${kind}; a key is removed with delete()`);
  return value;
}
