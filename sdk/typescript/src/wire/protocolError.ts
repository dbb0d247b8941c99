import { AgentOSError } from '../agentosError.js';

/** The other side does not speak the kernel's protocol; the connection is of no more use. */
export class ProtocolError extends AgentOSError {
  override readonly name = 'ProtocolError';

  constructor(message: string) {
    super(message, 'protocol.violated');
  }
}
