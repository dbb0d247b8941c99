import { BaseToolkit } from '@langchain/core/tools';
import { AgentOSClient } from '../../client/agentosClient.js';
import type { AgentOSTool } from './agentOSTool.js';
import { AgentOSExecTool, AgentOSHTTPTool, AgentOSReadTool, AgentOSSpawnTool, AgentOSThinkTool, AgentOSWriteTool } from './tools.js';

/** AgentOS's tools for LangChain. They may do what their client may; the toolkit asks for no permissions. */
export class AgentOSToolkit extends BaseToolkit {
  readonly tools: AgentOSTool[];

  /** @param client the caller's, who closes it; or one of its own, which {@link disconnect} closes */
  constructor(private readonly client: AgentOSClient = new AgentOSClient()) {
    super();
    this.tools = createAgentOSTools(client);
  }

  override getTools(): AgentOSTool[] {
    return this.tools;
  }

  /** Those that change nothing. */
  getReadTools(): AgentOSTool[] {
    return [new AgentOSReadTool(this.client), new AgentOSThinkTool(this.client)];
  }

  /** Those that work with files and commands. */
  getExecutionTools(): AgentOSTool[] {
    return [new AgentOSReadTool(this.client), new AgentOSWriteTool(this.client), new AgentOSExecTool(this.client)];
  }

  disconnect(): Promise<void> {
    return this.client.close();
  }
}

/** The six tools. */
export function createAgentOSTools(client: AgentOSClient = new AgentOSClient()): AgentOSTool[] {
  return [AgentOSReadTool, AgentOSWriteTool, AgentOSExecTool, AgentOSThinkTool, AgentOSSpawnTool, AgentOSHTTPTool].map((Tool) => new Tool(client));
}
