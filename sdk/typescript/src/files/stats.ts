import { constants } from 'node:fs';

/** What the engine tells about an inode. Times are Unix timestamps in seconds. */
export interface StatsData {
  /** Inode number. */
  ino: number;
  /** File type and permissions. */
  mode: number;
  /** Number of hard links. */
  nlink: number;
  uid: number;
  gid: number;
  /** Size in bytes. */
  size: number;
  atime: number;
  mtime: number;
  ctime: number;
}

/** Attributes of a file, directory or link. */
export interface Stats extends StatsData {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** Adds the questions to the numbers. */
export function createStats(data: StatsData): Stats {
  return new InodeStats(data);
}

/** The questions are on the prototype, so that two of the same inode are deeply equal and print as numbers. */
class InodeStats implements Stats {
  declare ino: number;
  declare mode: number;
  declare nlink: number;
  declare uid: number;
  declare gid: number;
  declare size: number;
  declare atime: number;
  declare mtime: number;
  declare ctime: number;

  constructor(data: StatsData) {
    Object.assign(this, data);
  }

  isFile(): boolean {
    return this.#is(constants.S_IFREG);
  }

  isDirectory(): boolean {
    return this.#is(constants.S_IFDIR);
  }

  isSymbolicLink(): boolean {
    return this.#is(constants.S_IFLNK);
  }

  #is(type: number): boolean {
    return (this.mode & constants.S_IFMT) === type;
  }
}
