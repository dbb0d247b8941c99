/** A sandbox to be made; everything has a default. */
export interface NewSandbox {
  /** What isolates it: namespaces (`process`, the default) or a virtual machine. */
  tier?: 'process' | 'vm';
  /** A VM's language: python, node, ruby or golang. */
  language?: string;
  /** A VM's image, in place of its language's. */
  image?: string;
  /** Processors. */
  cpus?: number;
  memoryMib?: number;
  diskMib?: number;
  /** Processes and threads at a time, in the process tier. */
  processes?: number;
  /** What it may reach: `NAME[:PORT]`. None is no network. */
  allow?: string[];
  /** What beats `allow`. */
  deny?: string[];
  /** Whether a VM has a `/persist` that can outlive it. */
  persist?: boolean;
  /** Whether its programs reach the language models of whoever runs the server. */
  llm?: boolean;
  /** Variables of all its programs. */
  environment?: Record<string, string>;
  metadata?: Record<string, string>;
  /** Seconds until it is deleted; none is never. */
  timeout?: number;
}

/** What is known of a sandbox. */
export interface SandboxData {
  id: string;
  tier: 'process' | 'vm';
  state: string;
  language: string | null;
  image: string | null;
  cpus: number | null;
  memoryMib: number | null;
  metadata: Record<string, string>;
  /** RFC 3339. */
  createdAt: string;
  expiresAt: string | null;
}

/** How a program is run. */
export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** What it reads. */
  input?: string;
  /** Seconds; then it is killed with everything it started, and its exit code is 124. */
  timeout?: number;
  /** Gives it up: the server kills it. */
  signal?: AbortSignal;
}

/** What became of a program. */
export interface RunResult {
  /** 124 when its time was over, 128 and the signal's number when one ended it. */
  exitCode: number;
  signal: number | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
  /** Whether the middle of its output was left out. */
  truncated: boolean;
  durationMs: number;
}

/** What happens to a program, as it happens. */
export interface RunEvent {
  type: 'started' | 'stdout' | 'stderr' | 'exit';
  /** Output, of `stdout` and `stderr`. */
  data?: string;
  exitCode?: number;
  signal?: number;
  timedOut?: boolean;
  durationMs?: number;
}

/** How a live program is started. */
export interface TerminalOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Whether it has a terminal (the default), or three pipes. */
  tty?: boolean;
  /** Of the terminal's window; 24 and 80 by default. */
  rows?: number;
  cols?: number;
}

/** Something that a live program wrote. */
export interface TerminalOutput {
  stream: 'stdout' | 'stderr';
  data: Uint8Array;
}

/** A file of a sandbox. */
export interface SandboxFile {
  name: string;
  path: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Octal. */
  mode: string;
  modifiedAt: string;
}

/** Something that happened to a sandbox's files or tools. */
export interface TimelineEntry {
  id: number;
  time: string;
  operation: string;
  path: string | null;
  target: string | null;
  bytes: number;
  result: string;
}
