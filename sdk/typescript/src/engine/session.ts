import type { Answer } from '../connection/answer.js';
import type { Channel } from '../connection/channel.js';
import type { Connection } from '../connection/connection.js';
import type { Opcode } from '../wire/opcode.js';
import { DEFAULT_FRAME_LIMIT } from '../wire/frame.js';

/** A channel that exists before its connection does: calls wait for it. */
export class Session implements Channel {
  #connection: Connection | undefined;

  constructor(readonly opening: Promise<Connection>) {
    opening.then((connection) => (this.#connection = connection)).catch(() => {});
  }

  get frameLimit(): number {
    return this.#connection?.frameLimit ?? DEFAULT_FRAME_LIMIT;
  }

  call<T>(opcode: Opcode, request: object, attachment?: Uint8Array, onChunk?: (chunk: unknown) => void): Promise<Answer<T>> {
    return this.#connection === undefined
      ? this.#callLater(opcode, request, attachment, onChunk)
      : this.#connection.call<T>(opcode, request, attachment, onChunk);
  }

  /** The caller may change what it passed as soon as it has called, so it is copied first. */
  async #callLater<T>(opcode: Opcode, request: object, attachment?: Uint8Array, onChunk?: (chunk: unknown) => void): Promise<Answer<T>> {
    const copy = JSON.parse(JSON.stringify(request)) as object;
    const bytes = attachment && Buffer.from(attachment);
    return (await this.opening).call<T>(opcode, copy, bytes, onChunk);
  }
}
