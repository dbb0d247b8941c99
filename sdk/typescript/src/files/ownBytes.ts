/** Memory that a small answer shares with others: a caller who keeps the few bytes must not keep all of it. */
const ACCEPTABLE_WASTE = 2;

/** Bytes of an answer that the caller may keep and change. */
export function ownBytes(bytes: Buffer | undefined): Buffer {
  if (bytes === undefined) return Buffer.alloc(0);
  return bytes.buffer.byteLength > bytes.length * ACCEPTABLE_WASTE ? Buffer.from(bytes) : bytes;
}
