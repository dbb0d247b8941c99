import type { AgentReference } from './agents.js';

/** A message that was received. */
export interface Message<T = any> {
  id: number;
  from: number;
  from_name?: string;
  message: T;
  age_ms: number;
  /** The message it answers. */
  reply_to?: number;
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
  /** Seconds to wait; 30 unless it says otherwise. */
  timeout?: number;
  /** From this sender only. */
  from?: number;
  /** From this sender only. */
  from_name?: string;
}

/** How a message is sent. */
export interface SendOptions {
  /** The message it answers. */
  reply_to?: number;
  /** Whether to wait for the message that answers it. */
  wait_reply?: boolean;
  /** Seconds to wait for a reply, or for room in the mailbox. */
  timeout?: number;
}

/** What SEND answers. */
export interface SendResult<T = any> {
  success: true;
  delivered_to: number;
  id: number;
  /** With `wait_reply`. */
  reply?: Message<T>;
}

/** What BROADCAST answers. */
export interface BroadcastResult {
  success: true;
  delivered_count: number;
  /** Those whose mailboxes are full. */
  not_delivered: number[];
}

/** The fields that name a receiver. */
export function receiver(agent: AgentReference): { to: number } | { to_name: string } {
  return typeof agent === 'number' ? { to: agent } : { to_name: agent };
}
