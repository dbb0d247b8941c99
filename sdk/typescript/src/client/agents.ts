import type { Permissions } from './permissions.js';

/** Bounds of an agent. */
export interface AgentLimits {
  /** Bytes. */
  memory?: number;
  max_pids?: number;
  /** Microseconds of processor time in each period. */
  cpu_quota?: number;
  /** Microseconds. */
  cpu_period?: number;
  cpu_shares?: number;
}

/** A new agent: a script and the program that runs it, or a command. */
export type SpawnOptions = AgentOptions & ({ script: string; python?: string; command?: never } | { command: string[]; script?: never });

/** How an agent runs. */
export interface AgentOptions {
  name?: string;
  args?: string[];
  env?: Record<string, string>;
  sandboxed?: boolean;
  /** `'allow'` is the names of its permissions, `true` or `'host'` the host's. */
  network?: boolean | 'none' | 'allow' | 'host';
  limits?: AgentLimits;
  /** A project on the host that it works on a copy of. */
  workspace?: string;
  restart_policy?: 'never' | 'on-failure' | 'always';
  max_restarts?: number;
  /** Seconds. */
  restart_window?: number;
  /** Seconds within which it must call. */
  heartbeat?: number;
  /** A level of permissions; never more than the caller's own. */
  level?: PermissionLevel;
  permissions?: Partial<Permissions>;
}

/** Names of levels, from most to least. */
export type PermissionLevel = 'unrestricted' | 'standard' | 'sandboxed' | 'readonly' | 'minimal';

/** What SPAWN answers. */
export interface SpawnResult {
  id: number;
  name: string;
  pid: number;
  status: string;
  restart_policy?: string;
  isolation?: Record<string, unknown>;
  /** Where what it prints goes, on the host; for operators. */
  log?: string;
  /** Its agent.db, on the host; for operators. */
  database?: string;
}

/** Which agent: its number or its name. */
export type AgentReference = number | string;

/** An agent of LIST. */
export interface AgentInfo {
  id: number;
  name: string;
  pid: number;
  state: 'CREATED' | 'STARTING' | 'RUNNING' | 'PAUSED' | 'STOPPING' | 'STOPPED' | 'FAILED';
  running: boolean;
  restart_policy?: string;
  restarts?: number;
  exit_code?: number;
  /** For operators. */
  log?: string;
  /** For operators. */
  database?: string;
}

/** The fields that name an agent. */
export function referenceTo(agent: AgentReference): { id: number } | { name: string } {
  return typeof agent === 'number' ? { id: agent } : { name: agent };
}
