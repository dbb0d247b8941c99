/** What is recorded. */
export interface RecordingOptions {
  include_think?: boolean;
  include_http?: boolean;
  include_exec?: boolean;
  filter_agents?: number[];
  max_entries?: number;
  [more: string]: unknown;
}

/** One recorded call. */
export interface RecordedCall {
  sequence_id: number;
  timestamp: number;
  agent_id: number;
  opcode: number;
  opcode_name: string;
  payload: unknown;
  response: unknown;
  duration_us: number;
  success: boolean;
}

/** What RECORD_STATUS answers. */
export interface RecordingStatus {
  recording: boolean;
  paused: boolean;
  entry_count: number;
  last_sequence_id: number;
  recording_data?: unknown;
  entries?: RecordedCall[];
}

/** What REPLAY_STATUS answers. */
export interface ReplayStatus {
  state: string;
  total_entries: number;
  current_entry: number;
  entries_replayed: number;
  entries_skipped: number;
  last_error?: string;
  progress_percent: number;
}
