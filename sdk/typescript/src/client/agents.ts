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

/** A new agent. */
export interface SpawnOptions {
  script: string;
  name?: string;
  /** Program that runs the script. */
  python?: string;
  sandboxed?: boolean;
  network?: boolean;
  limits?: AgentLimits;
  restart_policy?: 'never' | 'on-failure' | 'always';
  max_restarts?: number;
  /** Seconds. */
  restart_window?: number;
  /** A level of permissions; never more than the caller's own. */
  level?: PermissionLevel;
  [more: string]: unknown;
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
}

/** The fields that name an agent. */
export function referenceTo(agent: AgentReference): { id: number } | { name: string } {
  return typeof agent === 'number' ? { id: agent } : { name: agent };
}
