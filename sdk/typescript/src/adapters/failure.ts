import { AgentOSError } from '../agentosError.js';

/**
 * What a model is told of a call that the kernel refused or that failed, so that it can do something else. Failures of the connection and of this
 * program are not the model's business: they are thrown on.
 */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof AgentOSError) || failure.code.startsWith('connection.') || failure.code.startsWith('sdk.')) throw failure;
  return `Error (${failure.code}): ${failure.message}${failure.remedy === undefined ? '' : ` ${failure.remedy}`}`;
}
