import { AgentOSError } from '../agentosError.js';

/** A refusal's error: that of the catalogue, or the status alone. */
export const refusalOf = (text: string, status: number, statusText: string): AgentOSError => {
  try {
    const { title, detail, code, try: remedy } = JSON.parse(text) as Record<string, string | undefined>;
    return new AgentOSError(detail ?? title ?? statusText, code ?? `http.${status}`, remedy);
  } catch {
    return new AgentOSError(text || statusText, `http.${status}`);
  }
};
