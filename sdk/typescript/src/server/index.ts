export { AgentOSError } from '../agentosError.js';
export { AgentOSServer } from './agentosServer.js';
export type { ServerOptions } from './connection.js';
export { Sandbox } from './sandbox.js';
export type { SandboxFiles } from './sandboxFiles.js';
export type { SandboxKeyValues } from './sandboxKeyValues.js';
export type { Terminal } from './terminal.js';
export type { NewSandbox, RunEvent, RunOptions, RunResult, SandboxData, SandboxFile, TerminalOptions, TerminalOutput, TimelineEntry } from './types.js';
