// Tells when the content folder has changed on the disk, and only once it has come to rest.
//
// What counts is how the folder looks: names, sizes, times and inodes of the files that are content. It is looked at
// every few seconds, which works on any file system (network, containers' mounts, links that are swapped), and at once
// when the operating system hints that something happened, which it does on most. A hint is never trusted further.
import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileRole, isHidden } from './fileName.js';

/** How long the folder must stay the same before it counts as changed: an editor or git is then done writing. */
export const SETTLE_MS = 250;
/** How often it is looked at when nothing hints at a change. */
export const LOOK_EVERY_MS = 5_000;

/** How the folder looks; two looks differ when their `mark` does. */
export interface Look {
  readonly mark: string;
  /** The folders that hints come from: their paths by what identifies them on the disk. */
  readonly folders: ReadonlyMap<string, string>;
}

/** Runs something once after so many milliseconds; returns how to call it off. */
export type After = (ms: number, act: () => void) => () => void;

/** Hints from the operating system. */
export interface Hints {
  /** Listens in these folders, and in no others any more. */
  follow(folders: Look['folders']): void;
  close(): void;
}

export interface WatchOptions {
  /** How the folder looked before it was last loaded. */
  readonly since: Look;
  /** Looks at it now; never throws. */
  readonly look: () => Promise<Look>;
  /** What is to be done on a change; the next look waits for it. */
  readonly changed: () => Promise<void>;
  /** Called when `changed` fails; the watch goes on. */
  readonly failed: (error: unknown) => void;
  readonly after: After;
  readonly hints: (hint: () => void) => Hints;
}

export interface Watch {
  /** Ends it; a change in hand is still seen to. */
  close(): void;
}

/**
 * Watches until it is closed. `changed` never runs twice at a time, and a change during it is noticed after it.
 *
 * @example watchContent({ since, look: () => lookAt('content'), changed, failed, after, hints: folderHints });
 */
export function watchContent({ since, look, changed, failed, after, hints }: WatchOptions): Watch {
  let { mark } = since;
  /** What it looked like at the last look, if that wasn't as before. */
  let unsettled: string | undefined;
  let closed = false;
  let hinted = false;
  let looking = false;
  let soon = false;
  let callOff = () => {};
  const next = () => {
    callOff();
    if (closed) return;
    soon = hinted || unsettled !== undefined;
    hinted = false;
    callOff = after(soon ? SETTLE_MS : LOOK_EVERY_MS, () => void lookNow());
  };
  const listening = hints(() => {
    hinted = true;
    // Not put off by further hints, so that what changes all the time can't keep everything else waiting.
    if (!looking && !soon) next();
  });
  const lookNow = async () => {
    if (closed) return;
    looking = true;
    try {
      const now = await look();
      if (closed) return;
      listening.follow(now.folders);
      if (now.mark === unsettled) {
        mark = now.mark;
        unsettled = undefined;
        await changed();
      } else unsettled = now.mark === mark ? undefined : now.mark;
    } catch (error) {
      failed(error);
    } finally {
      looking = false;
      next();
    }
  };
  listening.follow(since.folders);
  next();
  return {
    close() {
      closed = true;
      callOff();
      listening.close();
    },
  };
}

/**
 * Looks at a content folder: a few file system calls a file, nothing is read. A folder that is away looks so, too.
 *
 * @example const { mark } = await lookAt('content');
 */
export async function lookAt(folder: string): Promise<Look> {
  const folders = new Map<string, string>();
  const seen = async (path: string, depth: number): Promise<string> => {
    const entry = await stat(path).catch(() => undefined);
    if (!entry) {
      // Its coming back is told by the folder around it.
      if (depth === 0) folders.set(dirname(path), dirname(path));
      return 'away';
    }
    if (!entry.isDirectory() || depth > 1)
      return `${entry.ino} ${entry.size} ${entry.mtimeMs} ${entry.ctimeMs}`;
    folders.set(`${path} ${entry.dev}:${entry.ino}`, path);
    const names = await readdir(path).catch(() => undefined);
    if (!names) return 'closed';
    const content = names.filter((name) =>
      depth === 0 ? !isHidden(name) : fileRole(name).kind !== 'ignored',
    );
    const inside = content.sort().map(async (name) => [name, await seen(join(path, name), depth + 1)]);
    return JSON.stringify(await Promise.all(inside));
  };
  return { mark: await seen(folder, 0), folders };
}

/** Hints by the operating system's file events. Where there are none (some mounts, too many watches), none come. */
export function folderHints(hint: () => void): Hints {
  const watchers = new Map<string, FSWatcher>();
  const leave = (key: string) => {
    watchers.get(key)?.close();
    watchers.delete(key);
  };
  return {
    follow(folders) {
      for (const key of [...watchers.keys()]) if (!folders.has(key)) leave(key);
      for (const [key, path] of folders) {
        if (watchers.has(key)) continue;
        try {
          const watcher = watch(path, { persistent: false }, hint);
          watcher.on('error', () => leave(key));
          watchers.set(key, watcher);
        } catch {
          // Away again, or no watch to be had: the next look will tell.
        }
      }
    },
    close() {
      for (const key of [...watchers.keys()]) leave(key);
    },
  };
}
