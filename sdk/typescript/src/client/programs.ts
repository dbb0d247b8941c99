/** How text stands for bytes. Only base64 brings every byte back. */
export type ContentEncoding = 'utf-8' | 'base64';

/** How a command is run. */
export interface ExecOptions {
  cwd?: string;
  env?: Record<string, string>;
  stdin?: string;
  /** Seconds; 30 unless it says otherwise. */
  timeout?: number;
  /** Bytes of each stream that are kept: the beginning and the end. */
  max_output?: number;
  /** Of `stdin` and of what comes back. */
  encoding?: ContentEncoding;
}

/** How a command ended. */
export interface ExecResult {
  /** Whether the exit code is 0. */
  success: boolean;
  stdout: string;
  stderr: string;
  /** A signal's is 128 and its number; 124 when its time was over. */
  exit_code: number;
  signal?: number;
  timed_out: boolean;
  stdout_truncated: boolean;
  stderr_truncated: boolean;
  duration_ms: number;
  /** How it ended, in words. */
  error?: string;
}

/** Output of a command while it runs. */
export interface ExecChunk {
  stream: 'stdout' | 'stderr';
  data: string;
}

/** Which part of a file is read. */
export interface ReadOptions {
  offset?: number;
  length?: number;
  encoding?: ContentEncoding;
}

/** What READ answers. */
export interface ReadResult {
  success: true;
  content: string;
  /** Bytes of the whole file. */
  size: number;
  /** It is no UTF-8, and U+FFFD stands for something. */
  lossy?: true;
}

/** How a file is written. */
export interface WriteOptions {
  /** In place of what it holds, at once (default), or at its end. */
  mode?: 'write' | 'append';
  encoding?: ContentEncoding;
  /** Whether directories are made. */
  parents?: boolean;
}

/** What WRITE answers. */
export interface WriteResult {
  success: true;
  bytes_written: number;
}

/** The fields that say what is run: text for `sh -c`, or a program with its arguments. */
export function commandOf(command: string | readonly string[]): { command: string } | { argv: readonly string[] } {
  return typeof command === 'string' ? { command } : { argv: command };
}
