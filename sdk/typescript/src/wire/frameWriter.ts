import { HEADER_SIZE, HeaderOffset, MAGIC } from './frame.js';

/** Frames are laid side by side in blocks of this size, so that those of one tick leave in one write; larger frames get a block of their own. */
const BLOCK_SIZE = 1 << 16;

/** A byte that JSON never contains: what follows it is the attachment. */
const SEPARATOR = 0;

const NOTHING = Buffer.alloc(0);

/** Collects frames until they are taken. */
export class FrameWriter {
  #block = NOTHING;
  #taken = 0;
  #end = 0;
  readonly #full: Buffer[] = [];

  /** Adds a frame whose payload is text, and after it the bytes of an attachment if there is one. */
  add(tag: number, opcode: number, text: string, attachment?: Uint8Array): void {
    const textLength = Buffer.byteLength(text);
    const at = this.#addHeader(tag, opcode, attachment === undefined ? textLength : textLength + 1 + attachment.length);
    this.#block.write(text, at);
    if (attachment === undefined) return;
    this.#block[at + textLength] = SEPARATOR;
    this.#block.set(attachment, at + textLength + 1);
  }

  /** Adds a frame whose payload is bytes. */
  addBytes(tag: number, opcode: number, payload: Uint8Array): void {
    const at = this.#addHeader(tag, opcode, payload.length);
    this.#block.set(payload, at);
  }

  /** What was added since the last time; the bytes are never changed again. */
  take(): Buffer[] {
    this.#close();
    return this.#full.splice(0);
  }

  /** @returns where the payload begins in the block */
  #addHeader(tag: number, opcode: number, length: number): number {
    const at = this.#reserve(HEADER_SIZE + length);
    this.#block.writeUInt32LE(MAGIC, at + HeaderOffset.magic);
    this.#block.writeUInt32LE(tag, at + HeaderOffset.tag);
    this.#block[at + HeaderOffset.opcode] = opcode;
    this.#block.writeUInt32LE(length, at + HeaderOffset.length);
    this.#block.writeUInt32LE(0, at + HeaderOffset.lengthHigh);
    return at + HEADER_SIZE;
  }

  /** @returns where the next frame of that size begins in the block */
  #reserve(size: number): number {
    if (this.#block.length - this.#end < size) {
      this.#close();
      this.#block = Buffer.allocUnsafeSlow(Math.max(BLOCK_SIZE, size));
      this.#taken = this.#end = 0;
    }
    const at = this.#end;
    this.#end += size;
    return at;
  }

  #close(): void {
    if (this.#end > this.#taken) this.#full.push(this.#block.subarray(this.#taken, this.#end));
    this.#taken = this.#end;
  }
}
