import type { AgentOSClient } from '../../client/agentosClient.js';
import { execTool, httpTool, readTool, spawnTool, thinkTool, writeTool } from '../agentTools.js';
import { AgentOSTool } from './agentOSTool.js';

/** Reads files. */
export class AgentOSReadTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, readTool);
  }
}

/** Writes files. */
export class AgentOSWriteTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, writeTool);
  }
}

/** Runs commands. */
export class AgentOSExecTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, execTool);
  }
}

/** Asks a model. */
export class AgentOSThinkTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, thinkTool);
  }
}

/** Starts agents. */
export class AgentOSSpawnTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, spawnTool);
  }
}

/** Makes HTTP requests. */
export class AgentOSHTTPTool extends AgentOSTool {
  constructor(client: AgentOSClient) {
    super(client, httpTool);
  }
}
