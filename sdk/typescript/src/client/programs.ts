/** How a command is run. */
export interface ExecOptions {
  cwd?: string;
  /** Seconds; 30 unless it says otherwise. */
  timeout?: number;
}

/** How a command ended. */
export interface ExecResult {
  /** Whether the exit code is 0. */
  success: boolean;
  stdout: string;
  stderr: string;
  exit_code: number;
  /** Why it did not end by itself. */
  error?: string;
}

/** Output of a command while it runs. */
export interface ExecChunk {
  stream: 'stdout' | 'stderr';
  data: string;
}

/** What READ answers. */
export interface ReadResult {
  success: true;
  content: string;
  /** Bytes of the whole file. */
  size: number;
}

/** What WRITE answers. */
export interface WriteResult {
  success: true;
  bytes_written: number;
}

/** How a file is written. */
export type WriteMode = 'write' | 'append';
