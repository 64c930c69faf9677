// When the content folder counts as changed: with timers and hints in the test's hand, and what a real disk looks like.
import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  folderHints,
  LOOK_EVERY_MS,
  type Look,
  lookAt,
  SETTLE_MS,
  watchContent,
} from '../../src/content/watch.js';

const looks = (mark: string): Look => ({ mark, folders: new Map() });

/** A watch whose folder, timer and hints the test moves. */
function watched(onChange: () => Promise<void> = async () => {}) {
  const state = { mark: 'as loaded', changes: 0, closed: false, errors: [] as unknown[] };
  let timer: { readonly ms: number; readonly act: () => void } | undefined;
  let hint = () => {};
  let looked = () => {};
  const watch = watchContent({
    since: looks(state.mark),
    look: async () => looks(state.mark),
    async changed() {
      state.changes += 1;
      await onChange();
    },
    failed: (error) => state.errors.push(error),
    after(ms, act) {
      timer = { ms, act };
      looked();
      return () => {
        timer = undefined;
      };
    },
    hints(tell) {
      hint = tell;
      return {
        follow: () => {},
        close: () => {
          state.closed = true;
        },
      };
    },
  });
  return {
    state,
    watch,
    hint: () => hint(),
    /** How long it waits for the next look. */
    waits: () => timer?.ms,
    /** Lets the timer run out, and waits until it is set again. */
    async turn() {
      const again = new Promise<void>((resolve) => {
        looked = resolve;
      });
      const { act } = timer ?? { act: looked };
      timer = undefined;
      act();
      await again;
      looked = () => {};
    },
    /** Lets the timer run out, and doesn't wait. */
    fire: () => timer?.act(),
  };
}

describe('the watch', () => {
  test('without a hint it looks every few seconds, and nothing changed is no change', async () => {
    const one = watched();
    expect(one.waits()).toBe(LOOK_EVERY_MS);
    await one.turn();
    await one.turn();
    expect(one.waits()).toBe(LOOK_EVERY_MS);
    expect(one.state.changes).toBe(0);
  });

  test('a change that no hint told of counts once it has come to rest', async () => {
    const one = watched();
    one.state.mark = 'half written';
    await one.turn();
    expect(one.waits()).toBe(SETTLE_MS);
    one.state.mark = 'written';
    await one.turn();
    expect(one.state.changes).toBe(0);
    await one.turn();
    expect(one.state.changes).toBe(1);
    await one.turn();
    expect(one.state.changes).toBe(1);
  });

  test('a hint brings the look forward, and more hints don’t put it off', async () => {
    const one = watched();
    one.hint();
    expect(one.waits()).toBe(SETTLE_MS);
    one.state.mark = 'edited';
    const { fire } = one;
    one.hint();
    one.hint();
    expect(one.waits()).toBe(SETTLE_MS);
    fire();
    await one.turn();
    await one.turn();
    expect(one.state.changes).toBe(1);
  });

  test('a hint about nothing that counts is no change', async () => {
    const one = watched();
    one.hint();
    await one.turn();
    expect(one.waits()).toBe(LOOK_EVERY_MS);
    expect(one.state.changes).toBe(0);
  });

  test('what changes and is back as it was before it came to rest is no change', async () => {
    const one = watched();
    one.state.mark = 'gone';
    await one.turn();
    one.state.mark = 'as loaded';
    await one.turn();
    await one.turn();
    expect(one.state.changes).toBe(0);
  });

  test('an edit while the last one is being loaded is loaded after it, never at the same time', async () => {
    let atOnce = 0;
    const one = watched(async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      if (one.state.changes === 1) one.state.mark = 'edited again';
      one.hint();
      await Promise.resolve();
      atOnce -= 1;
    });
    one.state.mark = 'edited';
    await one.turn();
    await one.turn();
    expect(one.state.changes).toBe(1);
    expect(one.waits()).toBe(SETTLE_MS);
    await one.turn();
    await one.turn();
    expect(one.state.changes).toBe(2);
    expect(one.state.errors).toEqual([]);
  });

  test('a load that fails is told, and the watch goes on', async () => {
    const one = watched(async () => {
      if (one.state.changes === 1) throw new Error('no memory');
    });
    one.state.mark = 'edited';
    await one.turn();
    await one.turn();
    expect(one.state.errors).toEqual([new Error('no memory')]);
    one.state.mark = 'edited again';
    await one.turn();
    await one.turn();
    expect(one.state.changes).toBe(2);
  });

  test('closed, it looks no more and listens no more', async () => {
    const one = watched();
    one.watch.close();
    expect(one.waits()).toBeUndefined();
    expect(one.state.closed).toBe(true);
  });
});

describe('how a folder looks', () => {
  let base: string;
  let dir: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'footnote-watch-'));
    dir = join(base, 'content');
    await mkdir(join(dir, 'tea'), { recursive: true });
    await writeFile(join(dir, 'tea', 'article.md'), 'one');
  });
  afterEach(() => rm(base, { recursive: true }));

  const file = (name: string) => join(dir, 'tea', name);
  const saved = async () => {
    await writeFile(file('.new'), 'two');
    await rename(file('.new'), file('article.md'));
  };

  test.each<[string, () => Promise<unknown>]>([
    ['a file written in place', () => writeFile(file('article.md'), 'longer')],
    ['a file saved by renaming another over it', saved],
    ['a file added', () => writeFile(file('01-water.md'), '')],
    ['a file removed', () => rm(file('article.md'))],
    ['a file renamed', () => rename(file('article.md'), file('article.en.md'))],
    ['an article’s folder added', () => mkdir(join(dir, 'bread'))],
    ['an article’s folder removed', () => rm(join(dir, 'tea'), { recursive: true })],
    ['the folder itself gone', () => rename(dir, join(base, 'away'))],
  ])('%s is seen', async (_what, edit) => {
    const before = await lookAt(dir);
    await edit();
    expect((await lookAt(dir)).mark).not.toBe(before.mark);
  });

  test('what is no content is not seen: hidden files, backups, questions.jsonl', async () => {
    const before = await lookAt(dir);
    for (const name of ['.article.md.swp', 'article.md~', 'questions.jsonl'])
      await writeFile(file(name), 'x');
    await mkdir(join(dir, '.git'));
    expect(await lookAt(dir)).toEqual(before);
  });

  test('a link that is moved to another folder is seen, as containers change what they mount', async () => {
    await mkdir(join(base, 'second', 'tea'), { recursive: true });
    await writeFile(join(base, 'second', 'tea', 'article.md'), 'one');
    const link = join(base, 'link');
    await symlink(dir, link);
    const before = await lookAt(link);
    await symlink(join(base, 'second'), `${link}.new`);
    await rename(`${link}.new`, link);
    expect((await lookAt(link)).mark).not.toBe(before.mark);
  });

  test('a file of the same size is told by its times, or by being another file', async () => {
    const then = new Date('2026-01-01T00:00:00Z');
    await utimes(file('article.md'), then, then);
    const before = await lookAt(dir);
    await saved();
    await utimes(file('article.md'), then, then);
    expect((await lookAt(dir)).mark).not.toBe(before.mark);
  });

  test('the operating system hints at an edit, also in a folder that came back', async () => {
    let hinted = () => {};
    const hints = folderHints(() => hinted());
    const hint = async (edit: () => Promise<unknown>) => {
      hints.follow((await lookAt(dir)).folders);
      const told = new Promise<void>((resolve) => {
        hinted = resolve;
      });
      await edit();
      await told;
      heard += 1;
    };
    let heard = 0;
    await hint(() => writeFile(file('article.md'), 'two'));
    await rm(join(dir, 'tea'), { recursive: true });
    await hint(() => mkdir(join(dir, 'tea')));
    await hint(() => writeFile(file('article.md'), 'three'));
    hints.close();
    expect(heard).toBe(3);
  });
});
