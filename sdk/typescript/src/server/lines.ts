/** The JSON values of an answer that has one a line, as they arrive. */
export async function* jsonLines(response: Response): AsyncGenerator<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line) yield JSON.parse(line) as Record<string, unknown>;
  }
  if (rest) yield JSON.parse(rest) as Record<string, unknown>;
}
