import type { Opcode } from '../wire/opcode.js';
import type { Answer } from './answer.js';

/** Where calls go. */
export interface Channel {
  /** The longest payload of a call or answer, in bytes. */
  readonly frameLimit: number;

  /**
   * Calls.
   * @param request becomes the JSON
   * @param attachment bytes after the JSON; used before this returns, so they may be changed afterwards
   * @param onChunk takes the parts of a streamed answer
   * @throws {AgentOSError} the call failed
   */
  call<T>(opcode: Opcode, request: object, attachment?: Uint8Array, onChunk?: (chunk: unknown) => void): Promise<Answer<T>>;
}
