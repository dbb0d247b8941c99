export { AgentFS, type AgentFSOptions } from './agentfs.js';
export { BufferFilesystem, BufferFilesystem as Filesystem } from './bufferFilesystem.js';
export type { FileHandle } from '../files/fileHandle.js';
export type { Stats } from '../files/stats.js';
export type { DirEntry, FilesystemStats } from '../files/types.js';
export { KvStore } from '../keyvalues/kvStore.js';
export { ToolCalls } from '../toolcalls/toolCalls.js';
export type { ToolCall, ToolCallStats } from '../toolcalls/toolCall.js';
