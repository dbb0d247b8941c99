import type { PermissionLevel } from './agents.js';

/** What an agent may do. */
export interface Permissions {
  can_exec: boolean;
  can_read: boolean;
  can_write: boolean;
  can_think: boolean;
  can_spawn: boolean;
  can_http: boolean;
  can_grant: boolean;
  can_operate: boolean;
  filesystem: { read: string[]; write: string[]; blocked: string[] };
  exec: string[];
  blocked_commands: string[];
  network: string[];
  llm: { max_tokens: number; max_calls: number; tokens_used: number; calls_made: number };
  max_exec_time_ms: number;
  allowed_http_methods?: string[];
}

/** What GET_PERMS answers. */
export interface PermissionsResult {
  success: true;
  agent_id: number;
  /** A level's name, or `custom`. */
  level: string;
  permissions: Permissions;
}

/** A change of permissions: a level, and what differs from it. */
export interface PermissionChange {
  level?: PermissionLevel;
  permissions?: Partial<Permissions>;
  /** Whose; one's own unless this or `name` says otherwise. */
  agent_id?: number;
  name?: string;
}
