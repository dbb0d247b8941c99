/** The parts of an answer as they come, and the answer itself. */
export class CallStream<Part, Result> implements AsyncIterable<Part> {
  /** The whole answer, once the last part has come. */
  readonly result: Promise<Result>;
  readonly #parts: Part[] = [];
  #isOver = false;
  #wake: () => void = () => {};

  /** @param start calls, and passes on each part that comes before the answer */
  constructor(start: (onPart: (part: Part) => void) => Promise<Result>) {
    this.result = start((part) => {
      this.#parts.push(part);
      this.#wake();
    });
    const end = () => {
      this.#isOver = true;
      this.#wake();
    };
    this.result.then(end, end);
  }

  /** Each part once. @throws {AgentOSError} the call failed */
  async *[Symbol.asyncIterator](): AsyncGenerator<Part, void> {
    for (;;) {
      while (this.#parts.length > 0) yield this.#parts.shift()!;
      if (this.#isOver) break;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    await this.result;
  }
}
