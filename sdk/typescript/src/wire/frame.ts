/** First field of every frame, little-endian: the bytes `54 4E 47 41`. */
export const MAGIC = 0x41474e54;

/** Bytes before the payload: magic, tag (4 bytes each), opcode (1), length (8). */
export const HEADER_SIZE = 17;

/** Where each field of a header begins. */
export const HeaderOffset = { magic: 0, tag: 4, opcode: 8, length: 9, lengthHigh: 13 } as const;

/** The longest payload unless HELLO said otherwise. */
export const DEFAULT_FRAME_LIMIT = 1 << 20;

/**
 * Takes one frame.
 * @param tag a call's id, or an agent's
 * @param opcode of the call that is answered
 * @param payload a view of bytes that are not used again; keep a copy of what is small and long-lived
 */
export type FrameListener = (tag: number, opcode: number, payload: Buffer) => void;
