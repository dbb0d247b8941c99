/** Which entries of the audit log. */
export interface AuditQuery {
  category?: string;
  agent_id?: number;
  since_id?: number;
  limit?: number;
}

/** An entry of the audit log. */
export interface AuditEntry {
  id: number;
  timestamp: number;
  category: string;
  event_type: string;
  agent_id: number;
  agent_name: string;
  success: boolean;
  details: unknown;
}
