import { EngineFileHandle } from './fileHandle.js';
import type { FileCalls } from './fileCalls.js';
import { ownBytes } from './ownBytes.js';

/** Whole files, in as many calls as their size needs. */
export class Contents {
  constructor(private readonly calls: FileCalls) {}

  /** Bytes to look at now; {@link ownBytes} makes them the caller's. */
  async read(path: string): Promise<Buffer> {
    const failed = { syscall: 'open', path };
    const { fields, attachment } = await this.calls.call<{ size: number }>({ op: 'read', path }, failed);
    const first = attachment ?? Buffer.alloc(0);
    return first.length >= fields.size ? first : this.#readRest(path, ownBytes(first), fields.size);
  }

  async write(path: string, content: Uint8Array): Promise<void> {
    const limit = this.calls.contentLimit;
    await this.calls.call({ op: 'write', path }, { syscall: 'open', path }, content.subarray(0, limit));
    if (content.length > limit) await this.#writeRest(path, content.subarray(limit), limit);
  }

  async append(path: string, content: Uint8Array): Promise<void> {
    const limit = this.calls.contentLimit;
    for (let at = 0; at === 0 || at < content.length; at += limit) {
      await this.calls.call({ op: 'write', path, mode: 'append' }, { syscall: 'open', path }, content.subarray(at, at + limit));
    }
  }

  async #readRest(path: string, first: Buffer, size: number): Promise<Buffer> {
    const limit = this.calls.contentLimit;
    const rest: Promise<Buffer>[] = [];
    for (let offset = first.length; offset < size; offset += limit) rest.push(this.#readPart(path, offset, Math.min(limit, size - offset)));
    return Buffer.concat([first, ...(await Promise.all(rest))]);
  }

  async #readPart(path: string, offset: number, length: number): Promise<Buffer> {
    const { attachment } = await this.calls.call({ op: 'read', path, offset, length }, { syscall: 'read', path });
    return ownBytes(attachment);
  }

  async #writeRest(path: string, content: Uint8Array, offset: number): Promise<void> {
    const { fields } = await this.calls.call<{ handle: number }>({ op: 'open', path, flags: 'r+' }, { syscall: 'open', path });
    const handle = new EngineFileHandle(this.calls, fields.handle, path);
    try {
      await handle.pwrite(offset, content);
    } finally {
      await handle.close();
    }
  }
}
