import { on } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { AgentOSError } from '../agentosError.js';
import { toWire } from './names.js';
import { refusalOf } from './refusal.js';
import type { TerminalOptions, TerminalOutput } from './types.js';

type Message = [data: Buffer, isBinary: boolean];

const errorStream = 2;
const mostWaiting = 64;

/** A live program of a sandbox, typed at and read from. `close` ends it with everything it started. */
export class Terminal implements AsyncIterable<TerminalOutput> {
  /** How it ended, 128 and the signal's number when one ended it; `undefined` before all its output is read. */
  exitCode: number | undefined;
  readonly #socket: WebSocket;
  readonly #messages: AsyncIterator<Message>;
  #reason = '';

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    // A program whose output nobody takes waits.
    this.#messages = on(socket, 'message', { close: ['close'], highWaterMark: mostWaiting, lowWaterMark: 1 }) as AsyncIterableIterator<Message>;
    socket.once('close', (_: number, reason: Buffer) => (this.#reason = reason.toString()));
  }

  /** @internal */
  static async open(address: URL, token: string | undefined, command: string | string[] | undefined, options: TerminalOptions): Promise<Terminal> {
    const { WebSocket } = await import('ws').catch(() => {
      throw new AgentOSError('terminals need the package ws', 'sdk.no-ws', 'npm install ws');
    });
    const socket = new WebSocket(address, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    await new Promise<void>((opened, failed) => {
      socket.once('open', opened).once('error', failed).once('unexpected-response', (_, response) => void refused(response).then(failed));
    });
    const terminal = new Terminal(socket);
    terminal.#say({ ...(typeof command === 'string' ? { command } : { args: command }), ...toWire(options) });
    await terminal.#next();
    return terminal;
  }

  /** Types: bytes of its input. */
  write(input: Uint8Array | string): void {
    this.#socket.send(typeof input === 'string' ? new TextEncoder().encode(input) : input);
  }

  resize(rows: number, cols: number): void {
    this.#say({ type: 'resize', rows, cols });
  }

  /** Sends its process group a signal, 1 to 64. */
  signal(signal: number): void {
    this.#say({ type: 'signal', signal });
  }

  /** Nothing more is typed: with pipes, the end of its input. */
  endInput(): void {
    this.#say({ type: 'eof' });
  }

  /** What it writes, as it comes, until it has ended. */
  async *[Symbol.asyncIterator](): AsyncGenerator<TerminalOutput> {
    while (this.exitCode === undefined) {
      const [data, isBinary] = await this.#next();
      if (isBinary) yield { stream: data[0] === errorStream ? 'stderr' : 'stdout', data: data.subarray(1) };
      else this.exitCode = (JSON.parse(data.toString()) as { exit_code: number }).exit_code;
    }
  }

  close(): void {
    this.#socket.close();
  }

  async #next(): Promise<Message> {
    const { done, value } = await this.#messages.next();
    if (done) throw this.#end();
    return value as Message;
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  // What the server says is CODE: MESSAGE.
  #end(): AgentOSError {
    const [code = '', ...message] = this.#reason.split(': ');
    return message.length > 0 ? new AgentOSError(message.join(': '), code) : new AgentOSError('the connection was lost', 'server.connection-lost');
  }
}

const refused = async (response: IncomingMessage): Promise<AgentOSError> => {
  let text = '';
  for await (const part of response) text += String(part);
  return refusalOf(text, response.statusCode!, response.statusMessage ?? '');
};
