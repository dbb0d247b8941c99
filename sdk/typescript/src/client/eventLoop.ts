import { once, type EventEmitter } from 'node:events';
import type { Connection } from '../connection/connection.js';
import { CallStream } from './callStream.js';
import { isSubscribed, type KernelEvent } from './events.js';

/** Where events come from. */
export interface EventSource {
  readonly emitter: EventEmitter<{ event: [KernelEvent] }>;
  readonly connection: Connection;
  subscribe(): Promise<unknown>;
}

/**
 * Events of some types as they come, until the signal ends it, the loop is left or the connection is closed.
 * @throws {DisconnectedError} the kernel went away
 */
export async function* eventLoop(source: EventSource, types: readonly string[], signal?: AbortSignal): AsyncGenerator<KernelEvent, void> {
  const left = new AbortController();
  const end = signal === undefined ? left.signal : AbortSignal.any([signal, left.signal]);
  try {
    yield* new CallStream<KernelEvent, void>((onEvent) => forward(source, types, onEvent, end));
  } finally {
    left.abort();
  }
}

async function forward(source: EventSource, types: readonly string[], onEvent: (event: KernelEvent) => void, end: AbortSignal): Promise<void> {
  const listener = (event: KernelEvent) => {
    if (isSubscribed(types, event.type)) onEvent(event);
  };
  const release = source.connection.keepAlive();
  source.emitter.on('event', listener);
  try {
    await source.subscribe();
    if (!end.aborted) await Promise.race([once(end, 'abort'), source.connection.ended]);
  } finally {
    source.emitter.off('event', listener);
    release();
  }
}
