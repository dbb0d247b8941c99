import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentOS } from 'agentos-sdk';

/** A folder that goes with the test. */
export function temporaryFolder(context) {
  const folder = mkdtempSync(join(tmpdir(), 'agentos-sdk-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An agent in memory that is closed with the test. */
export function temporaryAgent(context) {
  const agent = new AgentOS();
  context.after(() => agent.close());
  return agent;
}
