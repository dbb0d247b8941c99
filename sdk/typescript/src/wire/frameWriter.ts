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
    const length = attachment === undefined ? textLength : textLength + 1 + attachment.length;
    let at = this.#reserve(HEADER_SIZE + length);
    const block = this.#block;
    block.writeUInt32LE(MAGIC, at + HeaderOffset.magic);
    block.writeUInt32LE(tag, at + HeaderOffset.tag);
    block[at + HeaderOffset.opcode] = opcode;
    block.writeUInt32LE(length, at + HeaderOffset.length);
    block.writeUInt32LE(0, at + HeaderOffset.lengthHigh);
    at += HEADER_SIZE;
    at += block.write(text, at);
    if (attachment !== undefined) {
      block[at] = SEPARATOR;
      block.set(attachment, at + 1);
    }
  }

  /** What was added since the last time; the bytes are never changed again. */
  take(): Buffer[] {
    this.#close();
    return this.#full.splice(0);
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
