/** What is recorded. */
export interface RecordingOptions {
  include_think?: boolean;
  include_http?: boolean;
  include_exec?: boolean;
  filter_agents?: number[];
  max_entries?: number;
  /** A name under which a later kernel finds it. */
  save_as?: string;
}

/** One recorded call. */
export interface RecordedCall {
  /** In the order of answers. */
  sequence_id: number;
  /** In the order of calls. */
  call: number;
  timestamp: number;
  agent_id: number;
  agent_name?: string;
  opcode: number;
  opcode_name: string;
  payload?: unknown;
  response?: unknown;
  /** In place of what is no text. */
  payload_base64?: string;
  /** In place of what is no text. */
  response_base64?: string;
  duration_us: number;
  success: boolean;
}

/** What RECORD_STATUS answers. */
export interface RecordingStatus {
  recording: boolean;
  paused: boolean;
  entry_count: number;
  last_sequence_id: number;
  /** Calls there was no room for. */
  dropped_count: number;
  unsaved_count: number;
  recording_data?: unknown;
  entries?: RecordedCall[];
  /** Whether these are all. */
  complete: boolean;
}

/** What is replayed: this kernel's newest recording unless it says otherwise. */
export interface ReplayOptions {
  recording_data?: unknown;
  /** Name of a saved recording. */
  saved?: string;
  /** Who is who. */
  agents?: { recorded: number; live: number }[];
}

/** What REPLAY_STATUS answers. */
export interface ReplayStatus {
  state: string;
  total_entries: number;
  current_entry: number;
  entries_replayed: number;
  entries_skipped: number;
  last_error?: string;
  /** The first call that was another one. */
  divergence?: { agent_id: number; recorded_agent_id: number; expected?: Partial<RecordedCall>; actual: Partial<RecordedCall> };
  progress_percent: number;
}
