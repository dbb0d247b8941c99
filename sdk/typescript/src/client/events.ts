/** Something that happened. */
export interface KernelEvent<T = any> {
  /** Such as `AGENT_SPAWNED`. */
  type: string;
  data: T;
  source_agent_id: number;
  /** Unix timestamp in seconds. */
  timestamp: number;
}

const KERNEL_EVENTS = new Set([
  'AGENT_SPAWNED',
  'AGENT_EXITED',
  'AGENT_PAUSED',
  'AGENT_RESUMED',
  'AGENT_RESTARTING',
  'AGENT_ESCALATED',
  'RESOURCE_WARNING',
  'MESSAGE_RECEIVED',
  'STATE_CHANGED',
  'SYSCALL_BLOCKED',
]);

/** Stands for all names; `CUSTOM` for all that are not the kernel's. */
const ALL = '*';
const CUSTOM = 'CUSTOM';

/** In place of events there was no room for: everybody's business. */
const LOST = 'EVENTS_LOST';

/** Whether a subscription to some types has an event; a connection gets those of all its subscriptions. */
export function isSubscribed(types: readonly string[], type: string): boolean {
  return types.includes(type) || types.includes(ALL) || type === LOST || (types.includes(CUSTOM) && !KERNEL_EVENTS.has(type));
}
