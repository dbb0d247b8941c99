import { FileOperations } from '../files/fileOperations.js';
import { encodingOf, type EncodingOption } from '../files/types.js';

/** Files of an agent, read as Buffers unless an encoding is named: as npm's `agentfs-sdk` does. */
export class BufferFilesystem extends FileOperations {
  readFile(path: string, options?: null | { encoding?: null }): Promise<Buffer>;
  readFile(path: string, options: BufferEncoding | { encoding: BufferEncoding }): Promise<string>;
  async readFile(path: string, options?: EncodingOption): Promise<Buffer | string> {
    return this.read(path, encodingOf(options) ?? null);
  }
}
