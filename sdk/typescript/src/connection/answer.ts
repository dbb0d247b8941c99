import type { AttachedPayload } from '../wire/attachment.js';
import { AgentOSError } from '../agentosError.js';

/** What a call was answered with. */
export type Answer<T> = AttachedPayload<T>;

interface Failure {
  readonly success: false;
  readonly error: string;
  readonly code: string;
  readonly remedy?: string;
}

/** The error that an answer stands for (rule K7): EXEC's `success: false` without a code is a program's own failure, and none of ours. */
export function failureOf(fields: unknown): AgentOSError | undefined {
  const answer = fields as Partial<Failure> | null;
  return answer?.success === false && typeof answer.code === 'string'
    ? new AgentOSError(answer.error ?? answer.code, answer.code, answer.remedy)
    : undefined;
}
