import { getSystemErrorMap } from 'node:util';
import { AgentOSError } from '../agentosError.js';

/** What failed, as Node's own errors name it. */
export interface FailedSyscall {
  readonly syscall: string;
  readonly path?: string | undefined;
  /** The second path of a call that has two. */
  readonly dest?: string | undefined;
}

/** A file operation failed: an error like those of `node:fs`. */
export class FileSystemError extends AgentOSError {
  override readonly name = 'Error';
  readonly syscall: string;
  declare readonly path?: string;
  declare readonly dest?: string;

  /** @param errno the negative number, as Node has it */
  constructor(code: string, readonly errno: number, text: string, failed: FailedSyscall) {
    super(`${code}: ${text}, ${failed.syscall}${place(failed)}`, code);
    this.syscall = failed.syscall;
    if (failed.path !== undefined) this.path = failed.path;
    if (failed.dest !== undefined) this.dest = failed.dest;
  }
}

/** Makes a file operation's error of a call's failure; other failures stay what they are. */
export function asFileSystemError(failure: unknown, failed: FailedSyscall): unknown {
  const known = failure instanceof AgentOSError ? systemErrors.get(failure.code) : undefined;
  return known === undefined ? failure : new FileSystemError((failure as AgentOSError).code, known.errno, known.text, failed);
}

const systemErrors = new Map([...getSystemErrorMap()].map(([errno, [code, text]]) => [code, { errno, text }]));

function place({ path, dest }: FailedSyscall): string {
  if (path === undefined) return '';
  return dest === undefined ? ` '${path}'` : ` '${path}' -> '${dest}'`;
}
