import type { Session } from '../engine/session.js';
import { Contents } from './contents.js';
import { FileCalls } from './fileCalls.js';
import { EngineFileHandle, type FileHandle } from './fileHandle.js';
import { ownBytes } from './ownBytes.js';
import { createStats, type Stats, type StatsData } from './stats.js';
import { encodingOf, type DirEntry, type Encoding, type EncodingOption, type FilesystemStats, type OpenFlags } from './types.js';

type ListedEntry = { name: string; stat: StatsData };

/** Everything about files but reading whole ones, whose default the two faces of this package see differently. */
export abstract class FileOperations {
  readonly #calls: FileCalls;
  readonly #contents: Contents;

  constructor(private readonly session: Session) {
    this.#calls = new FileCalls(session);
    this.#contents = new Contents(this.#calls);
  }

  /** Waits until files can be used; calls do so by themselves. */
  async ready(): Promise<void> {
    await this.session.opening;
  }

  /** Replaces a file's content, or makes the file and the directories above it. */
  async writeFile(path: string, content: string | Uint8Array, options?: EncodingOption): Promise<void> {
    await this.#contents.write(path, bytesOf(content, options));
  }

  /** Adds to the end of a file, or makes it and the directories above it. */
  async appendFile(path: string, content: string | Uint8Array, options?: EncodingOption): Promise<void> {
    await this.#contents.append(path, bytesOf(content, options));
  }

  /** Names of a directory's entries. */
  async readdir(path: string): Promise<string[]> {
    const { fields } = await this.#calls.call<{ entries: { name: string }[] }>({ op: 'list', path }, { syscall: 'scandir', path });
    return fields.entries.map((entry) => entry.name);
  }

  /** A directory's entries with their attributes, in one call. */
  async readdirPlus(path: string): Promise<DirEntry[]> {
    const { fields } = await this.#calls.call<{ entries: ListedEntry[] }>({ op: 'list', path, stat: true }, { syscall: 'scandir', path });
    return fields.entries.map(({ name, stat }) => ({ name, stats: createStats(stat) }));
  }

  /** Attributes of what a path leads to. */
  stat(path: string): Promise<Stats> {
    return this.#stat('stat', path);
  }

  /** Attributes of a link itself. */
  lstat(path: string): Promise<Stats> {
    return this.#stat('lstat', path);
  }

  /** Whether something is there. */
  async exists(path: string): Promise<boolean> {
    const { fields } = await this.#calls.call<{ exists: boolean }>({ op: 'exists', path }, { syscall: 'access', path });
    return fields.exists;
  }

  /**
   * Fails unless something is there and may be used so.
   * @param mode of `fs.constants`: R_OK, W_OK, X_OK
   */
  async access(path: string, mode?: number): Promise<void> {
    await this.#calls.call({ op: 'access', path, mode }, { syscall: 'access', path });
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    await this.#calls.call({ op: 'mkdir', path, recursive: options?.recursive }, { syscall: 'mkdir', path });
  }

  /** Removes an empty directory. */
  async rmdir(path: string): Promise<void> {
    await this.#calls.call({ op: 'rmdir', path }, { syscall: 'rmdir', path });
  }

  /** Removes a name of a file or link. */
  async unlink(path: string): Promise<void> {
    await this.#calls.call({ op: 'unlink', path }, { syscall: 'unlink', path });
  }

  /** The same as {@link unlink}. */
  deleteFile(path: string): Promise<void> {
    return this.unlink(path);
  }

  /**
   * Removes a file, or a directory if `recursive`.
   * @param options `force`: nothing there is no error
   */
  async rm(path: string, options?: { force?: boolean; recursive?: boolean }): Promise<void> {
    await this.#calls.call({ op: 'rm', path, force: options?.force, recursive: options?.recursive }, { syscall: 'rm', path });
  }

  async rename(oldPath: string, newPath: string): Promise<void> {
    await this.#calls.call({ op: 'rename', from: oldPath, to: newPath }, { syscall: 'rename', path: oldPath, dest: newPath });
  }

  async copyFile(source: string, destination: string): Promise<void> {
    await this.#calls.call({ op: 'copy', from: source, to: destination }, { syscall: 'copyfile', path: source, dest: destination });
  }

  async symlink(target: string, path: string): Promise<void> {
    await this.#calls.call({ op: 'symlink', target, path }, { syscall: 'symlink', path: target, dest: path });
  }

  /** Makes another name of a file. */
  async link(existingPath: string, newPath: string): Promise<void> {
    await this.#calls.call({ op: 'link', from: existingPath, to: newPath }, { syscall: 'link', path: existingPath, dest: newPath });
  }

  async readlink(path: string): Promise<string> {
    const { fields } = await this.#calls.call<{ target: string }>({ op: 'readlink', path }, { syscall: 'readlink', path });
    return fields.target;
  }

  async chmod(path: string, mode: number): Promise<void> {
    await this.#calls.call({ op: 'chmod', path, mode }, { syscall: 'chmod', path });
  }

  async chown(path: string, uid: number, gid: number): Promise<void> {
    await this.#calls.call({ op: 'chown', path, uid, gid }, { syscall: 'chown', path });
  }

  /** Sets the times, Unix timestamps in seconds. */
  async utimes(path: string, atime: number, mtime: number): Promise<void> {
    await this.#calls.call({ op: 'utimes', path, atime, mtime }, { syscall: 'utime', path });
  }

  async truncate(path: string, size = 0): Promise<void> {
    await this.#calls.call({ op: 'truncate', path, size }, { syscall: 'truncate', path });
  }

  async statfs(): Promise<FilesystemStats> {
    const { fields } = await this.#calls.call<{ inodes: number; bytes_used: number }>({ op: 'statfs' }, { syscall: 'statfs' });
    return { inodes: fields.inodes, bytesUsed: fields.bytes_used };
  }

  /**
   * Opens a file.
   * @param flags as for `node:fs`; the default reads and writes a file that exists
   * @param mode permissions of a file that is made
   */
  async open(path: string, flags: OpenFlags = 'r+', mode?: number): Promise<FileHandle> {
    const { fields } = await this.#calls.call<{ handle: number }>({ op: 'open', path, flags, mode }, { syscall: 'open', path });
    return new EngineFileHandle(this.#calls, fields.handle, path);
  }

  protected async read(path: string, encoding: Encoding): Promise<Buffer | string> {
    const content = await this.#contents.read(path);
    return encoding === null ? ownBytes(content) : content.toString(encoding);
  }

  async #stat(op: 'stat' | 'lstat', path: string): Promise<Stats> {
    const { fields } = await this.#calls.call<{ stat: StatsData }>({ op, path }, { syscall: op, path });
    return createStats(fields.stat);
  }
}

function bytesOf(content: string | Uint8Array, options: EncodingOption | undefined): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, encodingOf(options) ?? 'utf8') : content;
}
