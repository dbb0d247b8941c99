/** What an agent may do. */
export interface Permissions {
  can_exec: boolean;
  can_read: boolean;
  can_write: boolean;
  can_think: boolean;
  can_spawn: boolean;
  can_http: boolean;
  filesystem: { read: string[]; write: string[]; blocked: string[] };
  exec: string[];
  blocked_commands: string[];
  network: string[];
  llm: { max_tokens: number; max_calls: number; tokens_used: number; calls_made: number };
  max_exec_time_ms: number;
  allowed_http_methods?: string[];
}

/** A change of permissions: a level, or some of them. */
export interface PermissionChange {
  level?: string;
  permissions?: Partial<Permissions>;
  /** Whose; one's own unless it says otherwise. */
  agent_id?: number;
}
