import type { AgentReference } from './agents.js';

/** A message that was received. */
export interface Message<T = any> {
  from: number;
  from_name: string;
  message: T;
  age_ms: number;
  reply_to?: unknown;
}

/** What RECV answers. */
export interface RecvResult<T = any> {
  success: true;
  messages: Message<T>[];
  count: number;
}

/** How messages are received. */
export interface RecvOptions {
  /** At most this many; 10 unless it says otherwise. */
  max?: number;
  /** Whether to wait for a first one. */
  wait?: boolean;
  /** Seconds to wait. */
  timeout?: number;
}

/** What SEND answers. */
export interface SendResult {
  success: true;
  delivered_to: number;
}

/** The fields that name a receiver. */
export function receiver(agent: AgentReference): { to: number } | { to_name: string } {
  return typeof agent === 'number' ? { to: agent } : { to_name: agent };
}
