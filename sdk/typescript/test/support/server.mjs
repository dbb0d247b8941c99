import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { findProgram } from '../../dist/esm/engine/program.js';

/** A server of its own for the tests of a file, with a token for everything that is done to sandboxes. */
export function server() {
  const folder = mkdtempSync(join(tmpdir(), 'agentos-server-'));
  const env = { ...process.env, AGENT_STATE_DIR: join(folder, 'state'), XDG_STATE_HOME: join(folder, 'xdg'), ERA_API_KEY: 'the key' };
  const running = { baseUrl: '', token: '', key: env.ERA_API_KEY };
  let process_;
  before(async () => {
    running.token = execFileSync(findProgram(), ['server', 'token', 'create', 'test', '--scope', 'read,write,exec'], { env, encoding: 'utf8' }).trim();
    process_ = spawn(findProgram(), ['server', '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'], cwd: folder, env });
    const lines = createInterface({ input: process_.stdout });
    const [line] = await Promise.race([once(lines, 'line'), once(process_, 'exit').then(() => Promise.reject(new Error('the server ended')))]);
    running.baseUrl = line.match(/http:\/\/\S+/)[0];
  });
  after(async () => {
    const ended = once(process_, 'exit');
    process_.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return running;
}
