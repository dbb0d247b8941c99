/** One recorded tool call. */
export interface ToolCall {
  id: number;
  name: string;
  parameters?: any;
  result?: any;
  error?: string;
  status: 'pending' | 'success' | 'error';
  /** Unix timestamp in seconds. */
  started_at: number;
  /** Unix timestamp in seconds; absent while it is pending. */
  completed_at?: number;
  /** Absent while it is pending. */
  duration_ms?: number;
}

/** What a tool's finished calls add up to. */
export interface ToolCallStats {
  name: string;
  total_calls: number;
  successful: number;
  failed: number;
  avg_duration_ms: number;
}
