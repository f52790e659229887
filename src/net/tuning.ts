import { statfs } from 'node:fs/promises';

/** Sizes and times of downloads. Tests use smaller ones. Times are in milliseconds. */
export interface Tuning {
  /** Requests at the same time. More help little, and servers count them. */
  connections: number;
  /** The most bytes of one request: long enough that the way to the server hardly matters. */
  partBytes: number;
  /** Bytes of what is recorded as arrived. */
  blockBytes: number;
  /** Without a byte, after which a connection counts as broken. */
  idle: number;
  /** A factor for the waits between tries. */
  patience: number;
  /** Between two signs of life of the window that downloads, and two looks of the others. */
  heartbeat: number;
  /** Looks without a new sign of life, after which another window takes over. */
  missedBeats: number;
  /** Bytes that are left free on the disk. */
  reserve: number;
  /** Free bytes of a folder's disk. */
  freeSpace: (folder: string) => Promise<number>;
}

export const usualTuning: Tuning = {
  connections: 4,
  partBytes: 32 << 20,
  blockBytes: 1 << 20,
  idle: 60_000,
  patience: 1,
  heartbeat: 1000,
  missedBeats: 8,
  reserve: 500e6,
  async freeSpace(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};
