import { AgentOSError } from '../agentosError.js';

/** The connection ended; calls that had no answer may or may not have been carried out. */
export class DisconnectedError extends AgentOSError {
  override readonly name = 'DisconnectedError';

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, 'connection.closed', undefined, options);
  }
}
