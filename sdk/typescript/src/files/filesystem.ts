import { FileOperations } from './fileOperations.js';
import { encodingOf, type EncodingOption } from './types.js';

/** Files of an agent. Paths are absolute; errors are like those of `node:fs`, with `code`, `errno`, `syscall` and `path`. */
export class Filesystem extends FileOperations {
  /** Reads a file as UTF-8 text, or as another encoding says; as a Buffer when the encoding is null. */
  readFile(path: string, options: null | { encoding: null }): Promise<Buffer>;
  readFile(path: string, options?: BufferEncoding | { encoding?: BufferEncoding }): Promise<string>;
  async readFile(path: string, options?: EncodingOption): Promise<Buffer | string> {
    const encoding = encodingOf(options);
    return this.read(path, encoding === undefined ? 'utf8' : encoding);
  }
}
