import { HEADER_SIZE, HeaderOffset, MAGIC, type FrameListener } from './frame.js';
import { ProtocolError } from './protocolError.js';

const NOTHING = Buffer.alloc(0);

/** Cuts what a socket delivers into frames. A frame that arrives whole is not copied; one in pieces is copied once. */
export class FrameReader {
  /** The frame that has begun: its header, then header and payload. */
  #begun = NOTHING;
  #filled = 0;

  /** @param limit the longest payload that is accepted, in bytes */
  constructor(
    public limit: number,
    private readonly listener: FrameListener,
  ) {}

  /** Takes the next bytes. @throws {ProtocolError} they are no frames */
  push(bytes: Buffer): void {
    let at = this.#filled > 0 ? this.#continue(bytes, 0) : 0;
    while (bytes.length - at >= HEADER_SIZE) {
      const end = at + HEADER_SIZE + this.#payloadLength(bytes, at);
      if (end > bytes.length) break;
      this.#deliver(bytes, at, end);
      at = end;
    }
    if (at < bytes.length) this.#begin(bytes, at);
  }

  #begin(bytes: Buffer, at: number): void {
    this.#begun = Buffer.allocUnsafe(HEADER_SIZE);
    this.#continue(bytes, at);
  }

  /** @returns how far the bytes were used */
  #continue(bytes: Buffer, from: number): number {
    let at = from + this.#fill(bytes, from);
    if (this.#filled === HEADER_SIZE && this.#begun.length === HEADER_SIZE) {
      const header = this.#begun;
      this.#begun = Buffer.allocUnsafe(HEADER_SIZE + this.#payloadLength(header, 0));
      header.copy(this.#begun);
      at += this.#fill(bytes, at);
    }
    if (this.#filled === this.#begun.length && this.#filled >= HEADER_SIZE) this.#finish();
    return at;
  }

  #fill(bytes: Buffer, at: number): number {
    const copied = bytes.copy(this.#begun, this.#filled, at);
    this.#filled += copied;
    return copied;
  }

  #finish(): void {
    const frame = this.#begun;
    this.#begun = NOTHING;
    this.#filled = 0;
    this.#deliver(frame, 0, frame.length);
  }

  #deliver(bytes: Buffer, at: number, end: number): void {
    this.listener(bytes.readUInt32LE(at + HeaderOffset.tag), bytes[at + HeaderOffset.opcode]!, bytes.subarray(at + HEADER_SIZE, end));
  }

  #payloadLength(bytes: Buffer, at: number): number {
    if (bytes.readUInt32LE(at + HeaderOffset.magic) !== MAGIC) throw new ProtocolError('The answer does not begin with the magic number.');
    const length = bytes.readUInt32LE(at + HeaderOffset.length);
    if (bytes.readUInt32LE(at + HeaderOffset.lengthHigh) !== 0 || length > this.limit) {
      throw new ProtocolError(`The answer is longer than ${this.limit} bytes.`);
    }
    return length;
  }
}
