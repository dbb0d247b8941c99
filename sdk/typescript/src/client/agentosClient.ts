import { EventEmitter } from 'node:events';
import type { Connection } from '../connection/connection.js';
import { connectTo } from '../connection/connectTo.js';
import type { Hello } from '../connection/features.js';
import { Session } from '../engine/session.js';
import { Filesystem } from '../files/filesystem.js';
import { KvStore } from '../keyvalues/kvStore.js';
import { ToolCalls } from '../toolcalls/toolCalls.js';
import { Opcode } from '../wire/opcode.js';
import { referenceTo, type AgentInfo, type AgentReference, type SpawnOptions, type SpawnResult } from './agents.js';
import { asyncOpcodes, type AcceptedCall, type AsyncResult } from './asyncCalls.js';
import type { AuditEntry, AuditQuery } from './audit.js';
import { CallStream } from './callStream.js';
import type { KernelEvent } from './events.js';
import { eventLoop } from './eventLoop.js';
import type { HttpOptions, HttpResult } from './http.js';
import { defaultSocket } from './kernelSocket.js';
import { receiver, type BroadcastResult, type RecvOptions, type RecvResult, type SendOptions, type SendResult } from './messages.js';
import type { PermissionChange, PermissionsResult } from './permissions.js';
import { commandOf, type ExecChunk, type ExecOptions, type ExecResult, type ReadOptions, type ReadResult, type WriteOptions, type WriteResult } from './programs.js';
import type { RecordingOptions, RecordingStatus, ReplayOptions, ReplayStatus } from './recording.js';
import type { FetchResult, KeysResult, ScopeOption, StoreOptions } from './state.js';
import type { ThinkChunk, ThinkOptions, ThinkResult } from './thinking.js';

/**
 * A caller of the kernel. Connects at once; calls wait for it, and go on side by side. Methods are the protocol's calls; options and results have the
 * fields that docs/protocols/kernel.md names. A call that fails throws an {@link AgentOSError} with the kernel's code.
 *
 * What was subscribed to is emitted as `'event'`.
 */
export class AgentOSClient extends EventEmitter<{ event: [KernelEvent] }> {
  /** Files of the caller's own agent.db. */
  readonly fs: Filesystem;
  /** Key-values of the caller's own agent.db. */
  readonly kv: KvStore;
  /** Tool calls of the caller's own agent.db. */
  readonly tools: ToolCalls;
  readonly #opening: Promise<[Connection, Hello]>;
  readonly #session: Session;

  /** @param socketPath the default is the agent's own in a sandbox, and the kernel's of this user elsewhere */
  constructor(readonly socketPath: string = defaultSocket()) {
    super();
    this.#opening = connectTo(socketPath, ['streams', 'events'], (event) => this.emit('event', event as KernelEvent));
    this.#session = new Session(this.#opening.then(([connection]) => connection));
    this.fs = new Filesystem(this.#session);
    this.kv = new KvStore(this.#session);
    this.tools = new ToolCalls(this.#session);
  }

  /** Waits for the connection. */
  async connect(): Promise<this> {
    await this.#opening;
    return this;
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    const opened = await this.#opening.catch(() => undefined);
    await opened?.[0].close();
  }

  /** The same as {@link close}. */
  disconnect(): Promise<void> {
    return this.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** What was agreed on when the connection began: the protocol's version, and who the caller is. */
  async hello(): Promise<Hello> {
    return (await this.#opening)[1];
  }

  /** Sends text, which comes back. */
  async echo(text: string): Promise<string> {
    return (await this.noop(Buffer.from(text))).toString();
  }

  /** Sends bytes, which come back. */
  async noop(payload: Uint8Array = Buffer.alloc(0)): Promise<Buffer> {
    return (await this.#opening)[0].echo(payload);
  }

  /** Asks a model. */
  think(prompt: string, options: ThinkOptions = {}): Promise<ThinkResult> {
    return this.#call(Opcode.think, { ...options, prompt });
  }

  /** Asks a model, whose words come as it says them. */
  thinkStream(prompt: string, options: ThinkOptions = {}): CallStream<ThinkChunk, ThinkResult> {
    return this.#stream(Opcode.think, { ...options, prompt });
  }

  /** Reads a file as the caller's sandbox shows it. */
  readFile(path: string, options: ReadOptions = {}): Promise<ReadResult> {
    return this.#call(Opcode.read, { ...options, path });
  }

  /** Writes a file as the caller's sandbox shows it. */
  writeFile(path: string, content: string, options: WriteOptions | WriteOptions['mode'] = {}): Promise<WriteResult> {
    return this.#call(Opcode.write, { ...(typeof options === 'string' ? { mode: options } : options), path, content });
  }

  /** Runs a command in the caller's sandbox: text for `sh -c`, or a program with its arguments. One that fails is a result, not an error. */
  exec(command: string | readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    return this.#call(Opcode.exec, { ...options, ...commandOf(command) });
  }

  /** Runs a command, whose output comes while it runs. */
  execStream(command: string | readonly string[], options: ExecOptions = {}): CallStream<ExecChunk, ExecResult> {
    return this.#stream(Opcode.exec, { ...options, ...commandOf(command) });
  }

  /** Runs and asks other agents of the store; {@link Delegation} has a method for each `op`. */
  delegate<Result>(request: { op: string; [field: string]: string | undefined }): Promise<Result> {
    return this.#call(Opcode.delegate, request);
  }

  /** The same, with what happens meanwhile. */
  delegateStream<Part, Result>(request: { op: string; [field: string]: string | undefined }): CallStream<Part, Result> {
    return this.#stream(Opcode.delegate, request);
  }

  /** Starts an agent. */
  spawn(options: SpawnOptions): Promise<SpawnResult> {
    return this.#call(Opcode.spawn, options);
  }

  /** Ends an agent. */
  kill(agent: AgentReference): Promise<{ killed: boolean; agent_id: number }> {
    return this.#call(Opcode.kill, referenceTo(agent));
  }

  /** Lists the agents. */
  listAgents(): Promise<AgentInfo[]> {
    return this.#call(Opcode.list, {});
  }

  /** Stops an agent's processes where they are. */
  pause(agent: AgentReference): Promise<{ success: true; paused: boolean; agent_id: number }> {
    return this.#call(Opcode.pause, referenceTo(agent));
  }

  /** Lets a paused agent go on. */
  resume(agent: AgentReference): Promise<{ success: true; resumed: boolean; agent_id: number }> {
    return this.#call(Opcode.resume, referenceTo(agent));
  }

  /** Sends a message, anything that JSON can say, to an agent's number or registered name. */
  send(to: AgentReference, message: any, options: SendOptions = {}): Promise<SendResult> {
    return this.#call(Opcode.send, { ...options, ...receiver(to), message });
  }

  /** Takes messages out of the caller's mailbox. */
  recv<T = any>(options: RecvOptions = {}): Promise<RecvResult<T>> {
    return this.#call(Opcode.recv, options);
  }

  /** Sends a message to all who registered a name. */
  broadcast(message: any, options: { include_self?: boolean } = {}): Promise<BroadcastResult> {
    return this.#call(Opcode.broadcast, { ...options, message });
  }

  /** Takes a name under which others can send. */
  register(name: string): Promise<{ success: true; agent_id: number; name: string }> {
    return this.#call(Opcode.register, { name });
  }

  /** Stores a value in the kernel's state. */
  store(key: string, value: any, options: StoreOptions = {}): Promise<{ success: true; key: string }> {
    return this.#call(Opcode.store, { ...options, key, value });
  }

  /** Reads a value of the kernel's state. */
  fetch<T = any>(key: string, options: ScopeOption = {}): Promise<FetchResult<T>> {
    return this.#call(Opcode.fetch, { ...options, key });
  }

  /** Removes a value of the kernel's state. */
  deleteKey(key: string, options: ScopeOption = {}): Promise<{ success: true; deleted: boolean }> {
    return this.#call(Opcode.delete, { ...options, key });
  }

  /** Lists the keys of the kernel's state. */
  listKeys(prefix = '', options: ScopeOption = {}): Promise<KeysResult> {
    return this.#call(Opcode.keys, { ...options, prefix });
  }

  /** What the caller, or an agent, may do. */
  getPermissions(agent?: AgentReference): Promise<PermissionsResult> {
    return this.#call(Opcode.getPermissions, typeof agent === 'string' ? { name: agent } : { agent_id: agent });
  }

  /** Narrows what the caller may do, or what an agent may. */
  setPermissions(change: PermissionChange): Promise<{ success: true; agent_id: number; level: string }> {
    return this.#call(Opcode.setPermissions, change);
  }

  /** Makes an HTTP request, if the caller may. */
  http(url: string, options: HttpOptions = {}): Promise<HttpResult> {
    return this.#call(Opcode.http, { ...options, url });
  }

  /** Wants events of these types. */
  subscribe(...types: string[]): Promise<{ success: true; subscribed: string[] }> {
    return this.#call(Opcode.subscribe, { event_types: types });
  }

  /** Does not want events of these types any more; without any: of no type. */
  unsubscribe(...types: string[]): Promise<{ success: true; subscribed: string[] }> {
    return this.#call(Opcode.unsubscribe, types.length === 0 ? { all: true } : { event_types: types });
  }

  /** Subscribes, and yields the events until the signal ends it or the loop is left. Other loops over the same types go on. */
  async *events(types: readonly string[], options: { signal?: AbortSignal } = {}): AsyncGenerator<KernelEvent, void> {
    const [connection] = await this.#opening;
    yield* eventLoop({ emitter: this, connection, subscribe: () => this.subscribe(...types) }, types, options.signal);
  }

  /** Takes events that wait at the kernel; connections of this class get theirs by themselves. */
  pollEvents(max?: number): Promise<{ events: KernelEvent[]; count: number }> {
    return this.#call(Opcode.pollEvents, { max });
  }

  /** Tells others that something happened. */
  emitEvent(event: string, data: any = {}): Promise<{ success: true; event: string; delivered_count: number }> {
    return this.#call(Opcode.emit, { event, data });
  }

  /**
   * Makes a call that goes on when this connection is gone.
   * @param request with the fields of that call; `request_id` comes back with the result
   */
  callAsync(call: keyof typeof asyncOpcodes, request: object & { request_id?: unknown }): Promise<AcceptedCall> {
    return this.#call(asyncOpcodes[call], { ...request, async: true });
  }

  /** Takes results of {@link callAsync}, of any connection of the caller. */
  pollAsync(max?: number): Promise<{ success: true; results: AsyncResult[]; count: number }> {
    return this.#call(Opcode.asyncPoll, { max });
  }

  /** Records all calls from now on. */
  startRecording(options: RecordingOptions = {}): Promise<{ success: true; recording: boolean }> {
    return this.#call(Opcode.recordStart, options);
  }

  stopRecording(): Promise<{ success: true; recording: boolean; entries_recorded: number; entries_dropped: number }> {
    return this.#call(Opcode.recordStop, {});
  }

  /** How the recording goes, with what it holds if asked for. */
  recordingStatus(options: { export?: boolean; get_entries?: boolean; limit?: number; since_id?: number } = {}): Promise<RecordingStatus> {
    return this.#call(Opcode.recordStatus, options);
  }

  /** Answers calls from a recording. */
  startReplay(options: ReplayOptions = {}): Promise<{ success: true; total_entries: number }> {
    return this.#call(Opcode.replayStart, options);
  }

  stopReplay(): Promise<unknown> {
    return this.#call(Opcode.replayStart, { stop: true });
  }

  replayStatus(): Promise<ReplayStatus> {
    return this.#call(Opcode.replayStatus, {});
  }

  getAuditLog(query: AuditQuery = {}): Promise<{ count: number; entries: AuditEntry[] }> {
    return this.#call(Opcode.getAuditLog, query);
  }

  setAuditConfig(config: Record<string, boolean | number>): Promise<{ success: true }> {
    return this.#call(Opcode.setAuditConfig, config);
  }

  systemMetrics(): Promise<Record<string, any>> {
    return this.#call(Opcode.metricsSystem, {});
  }

  /** @param agentId the caller unless it says otherwise */
  agentMetrics(agentId?: number): Promise<Record<string, any>> {
    return this.#call(Opcode.metricsAgent, { agent_id: agentId });
  }

  allAgentMetrics(): Promise<Record<string, any>> {
    return this.#call(Opcode.metricsAllAgents, {});
  }

  cgroupMetrics(cgroupPath?: string): Promise<Record<string, any>> {
    return this.#call(Opcode.metricsCgroup, { cgroup_path: cgroupPath });
  }

  /** Counts tokens that the caller used without the kernel. */
  reportTokens(tokens: number, success = true): Promise<{ success: true; tokens: number; quota_exceeded: boolean }> {
    return this.#call(Opcode.llmReport, { tokens, success });
  }

  async #call<T>(opcode: Opcode, request: object): Promise<T> {
    return (await this.#session.call<T>(opcode, request)).fields;
  }

  #stream<Part, Result>(opcode: Opcode, request: object): CallStream<Part, Result> {
    return new CallStream(async (onPart) => {
      const { fields } = await this.#session.call<Result>(opcode, { ...request, stream: true }, undefined, (chunk) => onPart(chunk as Part));
      return fields;
    });
  }
}

/** Connects to a kernel. */
export function connect(socketPath?: string): Promise<AgentOSClient> {
  return new AgentOSClient(socketPath).connect();
}
