import type { AgentOSClient } from '../client/agentosClient.js';
import type { CallStream } from '../client/callStream.js';

/** An agent that may be run. */
export interface AllowedAgent {
  /** What {@link Delegation.runAgent} calls it. */
  agent: string;
  name?: string;
  description?: string;
}

/** An agent that runs. */
export interface DelegatedAgent {
  id: string;
  name: string;
  version: string;
  /** To go on with later. */
  session: string;
}

/** Something a sub-agent did. */
export interface DelegationProgress {
  type: 'setup' | 'activity' | 'response';
  content: string;
  tool?: string;
}

/**
 * An agent of the store runs other agents: those that its manifest lists (`permissions.delegation.allowed_agents`), with no more rights than it has.
 * A call that is refused throws an AgentOSError.
 */
export class Delegation {
  constructor(readonly client: AgentOSClient) {}

  /** The agents that may be run and have the word in their name or description. */
  async search(query = ''): Promise<AllowedAgent[]> {
    return (await this.client.delegate<{ agents: AllowedAgent[] }>({ op: 'search', query })).agents;
  }

  /** Starts an agent, named exactly as in the manifest; resolves when it can be asked. */
  runAgent(agent: string, session?: string): Promise<DelegatedAgent> {
    return this.client.delegate<DelegatedAgent>({ op: 'run', agent, session });
  }

  /** Asks a running agent; its whole answer. */
  async messageAgent(id: string, content: string): Promise<string> {
    return (await this.client.delegate<{ content: string }>({ op: 'message', id, content })).content;
  }

  /** Asks a running agent, and hears what it does. */
  messageAgentStream(id: string, content: string): CallStream<DelegationProgress, { content: string }> {
    return this.client.delegateStream({ op: 'message', id, content });
  }

  /** What a running agent did last: at most 1000 lines. */
  async monitorAgent(id: string): Promise<string[]> {
    return (await this.client.delegate<{ lines: string[] }>({ op: 'monitor', id })).lines;
  }

  /** Ends an agent, with all it runs itself. */
  async stopAgent(id: string): Promise<void> {
    await this.client.delegate({ op: 'stop', id });
  }
}
