import type { Answer } from '../connection/answer.js';
import type { Session } from '../engine/session.js';
import { Opcode } from '../wire/opcode.js';
import { asFileSystemError, type FailedSyscall } from './fileSystemError.js';

/** Room for the JSON beside an attachment: a path of 4096 bytes, each escaped, and the rest. */
const JSON_ROOM = 32 << 10;

/** The FILES call, with errors like Node's. */
export class FileCalls {
  constructor(readonly session: Session) {}

  /** Most content that one call carries, in bytes. */
  get contentLimit(): number {
    return this.session.frameLimit - JSON_ROOM;
  }

  /**
   * @param failed what an error says that failed
   * @throws {FileSystemError}
   */
  async call<T>(request: object, failed: FailedSyscall, content?: Uint8Array): Promise<Answer<T>> {
    try {
      return await this.session.call<T>(Opcode.files, request, content);
    } catch (failure) {
      throw asFileSystemError(failure, failed);
    }
  }
}
