import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { AgentOSError } from '../agentosError.js';

/** Where an agent's sandbox shows the agent its own socket. */
export const AGENT_SOCKET = '/tmp/agentos.sock';

const KERNEL_SOCKET_NAME = 'kernel.sock';

/** Whether this program runs in a sandbox of AgentOS that has a kernel behind it. */
export function isInSandbox(): boolean {
  return process.env['AGENTOS'] === '1' && existsSync(AGENT_SOCKET);
}

/**
 * `$AGENTOS_SOCKET`; in a sandbox the agent's own; elsewhere where `agentos kernel` of this user answers.
 * @throws {AgentOSError} the directory of that is somebody else's
 */
export function defaultSocket(): string {
  return process.env['AGENTOS_SOCKET'] || (isInSandbox() ? AGENT_SOCKET : join(runtimeDirectory(), KERNEL_SOCKET_NAME));
}

function runtimeDirectory(): string {
  const { uid } = userInfo();
  if (uid === 0) return '/run/agentos';
  const session = process.env['XDG_RUNTIME_DIR'];
  return session ? join(session, 'agentos') : ownDirectory(`/tmp/agentos-${uid}`, uid);
}

/** Anybody may make a directory in /tmp: one of another user's would hold another user's kernel. */
function ownDirectory(path: string, uid: number): string {
  if (existsSync(path) && statSync(path).uid !== uid) throw new AgentOSError(`${path} belongs to somebody else.`, 'sdk.no-kernel');
  return path;
}
