import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { AgentOSError } from '../agentosError.js';

const NAME = 'agentos';

/** A file that only the root of AgentOS's source tree has; `agentos` beside it builds the program and becomes it. */
const SOURCE_TREE_MARK = 'AgentOS.slnx';

/**
 * Finds the `agentos` program: `$AGENTOS_PROGRAM`, then the folders of `$PATH`, then the source tree around the running script. The working
 * directory is not searched: who can write there would choose what runs.
 * @throws {AgentOSError} there is none
 */
export function findProgram(): string {
  const program = process.env['AGENTOS_PROGRAM'] || onPath() || aroundScript();
  if (program === undefined) {
    throw new AgentOSError(
      'The agentos program cannot be found.',
      'sdk.program-missing',
      'Install it, put its folder on PATH, or name it in AGENTOS_PROGRAM.',
    );
  }
  return program;
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, NAME)).find(isExecutable);
}

function aroundScript(): string | undefined {
  const script = process.argv[1];
  if (script === undefined || !existsSync(script)) return undefined;
  for (let folder = dirname(realpathSync(script)); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, SOURCE_TREE_MARK))) return join(folder, NAME);
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
