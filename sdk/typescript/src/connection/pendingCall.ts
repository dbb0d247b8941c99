import type { Answer } from './answer.js';

/** Who waits for an answer. */
export interface PendingCall {
  readonly resolve: (answer: Answer<any>) => void;
  readonly reject: (reason: Error) => void;
  /** Takes the parts that come before the answer. */
  readonly onChunk: ((chunk: unknown) => void) | undefined;
}
