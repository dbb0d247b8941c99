import type { AgentOSClient } from '../client/agentosClient.js';

/** JSON Schema of a tool's arguments. */
export interface ArgumentSchema {
  type: 'object';
  properties: Record<string, { type: 'string' | 'number' | 'boolean' | 'object'; description: string; enum?: string[] }>;
  required: string[];
  additionalProperties: false;
}

/** A tool for a model, in no framework's words. What it may do is what the client may: the kernel decides, for each call. */
export interface AgentTool<Arguments = any> {
  readonly name: string;
  readonly description: string;
  readonly schema: ArgumentSchema;
  /** @returns what the model is told */
  run(client: AgentOSClient, given: Arguments): Promise<string>;
}

/** A schema of arguments, of which some must be given. */
export function argumentsOf(properties: ArgumentSchema['properties'], ...required: string[]): ArgumentSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
