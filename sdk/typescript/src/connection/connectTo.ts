import { once } from 'node:events';
import { connect } from 'node:net';
import { AgentOSError } from '../agentosError.js';
import { Connection } from './connection.js';
import type { Feature, Hello } from './features.js';

/**
 * Connects to a kernel's socket.
 * @throws {AgentOSError} nobody answers there
 */
export async function connectTo(path: string, features: readonly Feature[], onEvent?: (event: unknown) => void): Promise<[Connection, Hello]> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new AgentOSError(`No kernel answers at ${path}: ${(cause as Error).message}`, 'sdk.no-kernel', 'Start one: agentos kernel --socket PATH', { cause });
  }
  return Connection.open(socket, features, onEvent);
}
