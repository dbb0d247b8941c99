import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { findProgram } from '../../dist/esm/engine/program.js';

/** A kernel of its own for the tests of a file. */
export function kernel() {
  const folder = mkdtempSync(join(tmpdir(), 'agentos-kernel-'));
  const running = { socket: join(folder, 'kernel.sock'), folder };
  let process_;
  before(async () => {
    const environment = { ...process.env, XDG_STATE_HOME: join(folder, 'state') };
    process_ = spawn(findProgram(), ['kernel', '--socket', running.socket], { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder, env: environment });
    // It says so when it answers.
    const lines = createInterface({ input: process_.stderr });
    await Promise.race([once(lines, 'line'), once(process_, 'exit').then(() => Promise.reject(new Error('the kernel ended')))]);
  });
  after(async () => {
    const ended = once(process_, 'exit');
    process_.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return running;
}

/** A test of a call that this kernel may not have: then it is skipped, visibly. */
export const unlessUnknown = (act) => async (context) => {
  try {
    await act(context);
  } catch (failure) {
    if (failure.code !== 'protocol.unknown-opcode') throw failure;
    context.skip(failure.message);
  }
};
