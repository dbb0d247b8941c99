import type { FileCalls } from './fileCalls.js';
import { ownBytes } from './ownBytes.js';
import { createStats, type Stats, type StatsData } from './stats.js';

/** An open file. One that is not closed is closed when it is collected. */
export interface FileHandle {
  /** Reads at an offset; fewer bytes at the end of the file. */
  pread(offset: number, size: number): Promise<Buffer>;
  /** Writes all of the data at an offset. */
  pwrite(offset: number, data: Uint8Array): Promise<void>;
  /** Changes the size; what is new reads as zeros. */
  truncate(size: number): Promise<void>;
  /** Resolves when everything written is on disk. */
  fsync(): Promise<void>;
  fstat(): Promise<Stats>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A handle of the engine. */
export class EngineFileHandle implements FileHandle {
  static readonly #forgotten = new FinalizationRegistry<() => void>((close) => close());
  #closing: Promise<void> | undefined;

  constructor(
    private readonly calls: FileCalls,
    private readonly handle: number,
    private readonly path: string,
  ) {
    EngineFileHandle.#forgotten.register(this, () => void close(calls, handle, path).catch(() => {}), this);
  }

  async pread(offset: number, size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let at = 0; at < size; ) {
      const length = Math.min(size - at, this.calls.contentLimit);
      const part = await this.#readPart(offset + at, length);
      parts.push(part);
      at += part.length;
      if (part.length < length) break;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  async pwrite(offset: number, data: Uint8Array): Promise<void> {
    const limit = this.calls.contentLimit;
    const writes: Promise<unknown>[] = [];
    for (let at = 0; at < data.length; at += limit) {
      writes.push(this.#call('write', { op: 'pwrite', offset: offset + at }, data.subarray(at, at + limit)));
    }
    await Promise.all(writes);
  }

  async truncate(size: number): Promise<void> {
    await this.#call('ftruncate', { op: 'ftruncate', size });
  }

  async fsync(): Promise<void> {
    await this.#call('fsync', { op: 'fsync' });
  }

  async fstat(): Promise<Stats> {
    const { fields } = await this.#call<{ stat: StatsData }>('fstat', { op: 'fstat' });
    return createStats(fields.stat);
  }

  close(): Promise<void> {
    EngineFileHandle.#forgotten.unregister(this);
    return (this.#closing ??= close(this.calls, this.handle, this.path));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #readPart(offset: number, length: number): Promise<Buffer> {
    const { attachment } = await this.#call('read', { op: 'pread', offset, length });
    return ownBytes(attachment);
  }

  #call<T>(syscall: string, request: object, content?: Uint8Array) {
    return this.calls.call<T>({ ...request, handle: this.handle }, { syscall, path: this.path }, content);
  }
}

async function close(calls: FileCalls, handle: number, path: string): Promise<void> {
  await calls.call({ op: 'close', handle }, { syscall: 'close', path });
}
