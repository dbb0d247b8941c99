/** Something that happened. */
export interface KernelEvent<T = any> {
  /** Such as `AGENT_SPAWNED`. */
  type: string;
  data: T;
  source_agent_id: number;
  /** Unix timestamp in seconds. */
  timestamp: number;
}
