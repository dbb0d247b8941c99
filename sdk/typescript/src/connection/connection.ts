import type { Socket } from 'node:net';
import { splitPayload } from '../wire/attachment.js';
import { DEFAULT_FRAME_LIMIT } from '../wire/frame.js';
import { FrameReader } from '../wire/frameReader.js';
import { FrameWriter } from '../wire/frameWriter.js';
import { Opcode } from '../wire/opcode.js';
import { failureOf, type Answer } from './answer.js';
import type { Channel } from './channel.js';
import { DisconnectedError } from './disconnectedError.js';
import type { Feature, Hello } from './features.js';
import type { PendingCall } from './pendingCall.js';

const LAST_TAG = 0xffff_ffff;

/** Calls over one socket, answered in any order. The socket keeps the program alive only while somebody waits for an answer. */
export class Connection implements Channel {
  readonly #reader = new FrameReader(DEFAULT_FRAME_LIMIT, (tag, opcode, payload) => this.#receive(tag, opcode, payload));
  readonly #writer = new FrameWriter();
  readonly #pending = new Map<number, PendingCall>();
  /** Resolves when {@link close} has ended the connection. Rejects when it ended otherwise: {@link DisconnectedError}. */
  readonly ended: Promise<void>;
  #lastTag = 0;
  #isFlushing = false;
  #isClosing = false;
  #keepers = 0;
  #isHeld = false;
  #end: DisconnectedError | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (event: unknown) => void,
  ) {
    socket.on('data', (bytes: Buffer) => {
      try {
        this.#reader.push(bytes);
      } catch (cause) {
        socket.destroy(cause as Error);
      }
    });
    socket.on('error', (cause) => this.#disconnect(cause));
    this.ended = new Promise((resolve, reject) => {
      socket.on('close', () => {
        this.#disconnect();
        if (this.#isClosing) resolve();
        else reject(this.#end);
      });
    });
    // Those who call are told anyway.
    this.ended.catch(() => {});
    socket.unref();
  }

  /**
   * Agrees with the other side on features.
   * @param onEvent takes the events that come by themselves
   * @throws {DisconnectedError} the other side went away
   */
  static async open(socket: Socket, features: readonly Feature[], onEvent: (event: unknown) => void = () => {}): Promise<[Connection, Hello]> {
    const connection = new Connection(socket, onEvent);
    const { fields } = await connection.#hello({ features: ['call_ids', ...features] });
    if (fields.features.call_ids !== true) throw new DisconnectedError('The kernel does not know call ids.');
    connection.#reader.limit = fields.frame_limit;
    return [connection, fields];
  }

  get frameLimit(): number {
    return this.#reader.limit;
  }

  get isEnded(): boolean {
    return this.#end !== undefined;
  }

  call<T>(opcode: Opcode, request: object, attachment?: Uint8Array, onChunk?: (chunk: unknown) => void): Promise<Answer<T>> {
    return this.#send(this.#nextTag(), opcode, JSON.stringify(request), attachment, onChunk);
  }

  /** NOOP: the bytes come back. */
  async echo(payload: Uint8Array): Promise<Buffer> {
    const tag = this.#nextTag();
    const { attachment } = await this.#await(tag, () => this.#writer.addBytes(tag, Opcode.noop, payload));
    return attachment!;
  }

  /** Says goodbye and waits until the other side has closed, too. */
  async close(): Promise<void> {
    if (this.#end === undefined && !this.#isClosing) {
      this.#isClosing = true;
      this.keepAlive();
      this.#writer.add(this.#nextTag(), Opcode.exit, '');
      this.#flush();
      this.socket.end();
    }
    await this.ended.catch(() => {});
  }

  /** Keeps the program alive though nobody waits for an answer, until the returned function is called. */
  keepAlive(): () => void {
    this.#keepers++;
    this.#hold();
    return () => {
      this.#keepers--;
      this.#release();
    };
  }

  /** HELLO's answer is the one that has the agent's id for a tag; nothing else is under way then. */
  #hello(request: object): Promise<Answer<Hello>> {
    return this.#send(0, Opcode.hello, JSON.stringify(request));
  }

  #send<T>(tag: number, opcode: Opcode, text: string, attachment?: Uint8Array, onChunk?: (chunk: unknown) => void): Promise<Answer<T>> {
    return this.#await(tag, () => this.#writer.add(tag, opcode, text, attachment), onChunk);
  }

  #await<T>(tag: number, write: () => void, onChunk?: (chunk: unknown) => void): Promise<Answer<T>> {
    if (this.#end !== undefined) return Promise.reject(new DisconnectedError(this.#end.message, { cause: this.#end }));
    return new Promise((resolve, reject) => {
      write();
      this.#pending.set(tag, { resolve, reject, onChunk });
      this.#hold();
      this.#flushLater();
    });
  }

  /** After all that runs now, so that the calls of many callers leave in one write. */
  #flushLater(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    process.nextTick(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushing = false;
    for (const block of this.#writer.take()) this.socket.write(block);
  }

  #receive(tag: number, opcode: number, payload: Buffer): void {
    if (opcode === Opcode.event) return this.onEvent(JSON.parse(payload.toString()));
    const key = opcode === Opcode.hello ? 0 : tag;
    const call = this.#pending.get(key);
    if (call === undefined) return;
    if (opcode === Opcode.chunk) return call.onChunk?.(JSON.parse(payload.toString()));
    this.#pending.delete(key);
    this.#release();
    this.#settle(call, opcode, payload);
  }

  #settle(call: PendingCall, opcode: number, payload: Buffer): void {
    if (opcode === Opcode.noop) return call.resolve({ fields: undefined, attachment: payload });
    const answer = splitPayload<unknown>(payload);
    const failure = failureOf(answer.fields);
    if (failure === undefined) call.resolve(answer);
    else call.reject(failure);
  }

  #disconnect(cause?: Error): void {
    if (this.#end !== undefined) return;
    this.#end = new DisconnectedError(cause === undefined ? 'The connection is closed.' : `The connection is closed: ${cause.message}`, { cause });
    for (const call of this.#pending.values()) call.reject(this.#end);
    this.#pending.clear();
  }

  #nextTag(): number {
    do this.#lastTag = this.#lastTag === LAST_TAG ? 1 : this.#lastTag + 1;
    while (this.#pending.has(this.#lastTag));
    return this.#lastTag;
  }

  #hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.socket.ref();
  }

  #release(): void {
    if (this.#pending.size > 0 || this.#keepers > 0) return;
    this.#isHeld = false;
    this.socket.unref();
  }
}
