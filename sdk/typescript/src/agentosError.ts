/** A failure with a stable code: an entry of the error catalogue, such as `policy.denied`, or the name of an errno. */
export class AgentOSError extends Error {
  override readonly name: string = 'AgentOSError';

  /**
   * @param message what happened, as a sentence
   * @param code the catalogue's code
   * @param remedy what to do about it, if the catalogue says
   */
  constructor(
    message: string,
    readonly code: string,
    readonly remedy?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
