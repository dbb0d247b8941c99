export { AgentOSTool } from './agentOSTool.js';
export { AgentOSToolkit, createAgentOSTools } from './agentOSToolkit.js';
export { AgentOSExecTool, AgentOSHTTPTool, AgentOSReadTool, AgentOSSpawnTool, AgentOSThinkTool, AgentOSWriteTool } from './tools.js';
