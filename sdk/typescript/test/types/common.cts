// By require, and the other faces.
import sdk = require('agentos-sdk');
import agentfs = require('agentos-sdk/agentfs');
import langchain = require('agentos-sdk/langchain');
import ai = require('agentos-sdk/ai');

export async function use(): Promise<void> {
  const agent = new sdk.AgentOS('./agent.db');
  const text: string = await agent.fs.readFile('/x');
  const ported = await agentfs.AgentFS.open({ id: 'my-agent' });
  const bytes: Buffer = await ported.fs.readFile('/x');
  const toolkit = new langchain.AgentOSToolkit(new sdk.AgentOSClient());
  const tools = ai.agentosTools(new sdk.AgentOSClient());
  console.log(text, bytes, toolkit.getTools(), tools.agentos_read);
}
