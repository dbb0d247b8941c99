import { basename } from 'node:path';
import { AGENT_SOCKET, isInSandbox } from '../client/kernelSocket.js';
import { connectTo } from '../connection/connectTo.js';
import type { Connection } from '../connection/connection.js';
import { EngineLease } from './sharedEngines.js';

/** A connection to what serves a database, until it is given back. */
export interface DatabaseLease {
  readonly connection: Promise<Connection>;
  close(): Promise<void>;
}

/** The name of an agent's own file, wherever it is. */
const OWN_FILE = 'agent.db';

/** In a sandbox the agent's own file is the kernel's, and reached through it; other files have an engine. */
export function leaseDatabase(file: string): DatabaseLease {
  return isInSandbox() && basename(file) === OWN_FILE ? new KernelLease() : new EngineLease(file);
}

class KernelLease implements DatabaseLease {
  readonly connection = connectTo(AGENT_SOCKET, []).then(([connection]) => connection);

  async close(): Promise<void> {
    await (await this.connection.catch(() => undefined))?.close();
  }
}
