import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles a project; fails with what the compiler says. */
export async function compile(project) {
  try {
    await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '--project', project], { cwd: root });
  } catch (failure) {
    throw new Error(`${project} does not compile:\n${failure.stdout}`);
  }
}
