import { StructuredTool } from '@langchain/core/tools';
import type { AgentOSClient } from '../../client/agentosClient.js';
import { describeFailure } from '../failure.js';
import type { AgentTool, ArgumentSchema } from '../agentTool.js';

/** A tool of AgentOS for LangChain. */
export abstract class AgentOSTool extends StructuredTool<ArgumentSchema, any, any, string> {
  readonly name: string;
  readonly description: string;
  readonly schema: ArgumentSchema;

  /** @param client whose permissions the tool has */
  protected constructor(
    private readonly client: AgentOSClient,
    private readonly definition: AgentTool,
  ) {
    super();
    this.name = definition.name;
    this.description = definition.description;
    this.schema = definition.schema;
  }

  protected async _call(given: any): Promise<string> {
    try {
      return await this.definition.run(this.client, given);
    } catch (failure) {
      return describeFailure(failure);
    }
  }
}
