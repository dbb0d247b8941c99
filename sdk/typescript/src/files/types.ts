import type { Stats } from './stats.js';

/** An entry of a directory with its attributes. */
export interface DirEntry {
  /** Name without path. */
  name: string;
  stats: Stats;
}

/** What the file system holds. */
export interface FilesystemStats {
  /** Files, directories and links. */
  inodes: number;
  /** Bytes of all contents. */
  bytesUsed: number;
}

/** How a file's content becomes text; null: not at all. */
export type Encoding = BufferEncoding | null;

/** An encoding, or an object that has it. */
export type EncodingOption = Encoding | { encoding?: Encoding };

/** How a file is opened, as for `node:fs`. */
export type OpenFlags = 'r' | 'r+' | 'w' | 'w+' | 'wx' | 'wx+' | 'a' | 'a+' | 'ax' | 'ax+';

/** The encoding of an option; undefined where it names none. */
export function encodingOf(option: EncodingOption | undefined): Encoding | undefined {
  return typeof option === 'object' && option !== null ? option.encoding : option;
}
