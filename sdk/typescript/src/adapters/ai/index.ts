import { jsonSchema, tool, type Tool } from 'ai';
import { AgentOSClient } from '../../client/agentosClient.js';
import type { AgentTool } from '../agentTool.js';
import { execTool, httpTool, killTool, listAgentsTool, readTool, spawnTool, thinkTool, writeTool } from '../agentTools.js';
import { describeFailure } from '../failure.js';

const tools = [readTool, writeTool, execTool, thinkTool, spawnTool, listAgentsTool, killTool, httpTool] as const;

/** Names of the tools. */
export type AgentOSToolName =
  | 'agentos_read'
  | 'agentos_write'
  | 'agentos_exec'
  | 'agentos_think'
  | 'agentos_spawn'
  | 'agentos_list_agents'
  | 'agentos_kill'
  | 'agentos_http';

/**
 * AgentOS's tools for the AI SDK: `generateText({ tools: agentosTools(client), … })`. They may do what their client may; none asks for permissions.
 * @param client whose permissions the tools have
 */
export function agentosTools(client: AgentOSClient = new AgentOSClient()): Record<AgentOSToolName, Tool<any, string>> {
  const entries = tools.map((definition: AgentTool) => [definition.name, adapt(client, definition)] as const);
  return Object.fromEntries(entries) as Record<AgentOSToolName, Tool<any, string>>;
}

function adapt(client: AgentOSClient, definition: AgentTool): Tool<any, string> {
  return tool({
    description: definition.description,
    inputSchema: jsonSchema<any>(definition.schema),
    execute: (given: any): Promise<string> => definition.run(client, given).catch(describeFailure),
  });
}
