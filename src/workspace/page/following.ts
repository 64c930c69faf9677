// Keeps a list of messages at its end while one reads there, and leaves it alone while one reads further up.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../protocol.js';

/** How far from the end, in pixels, one still counts as reading the newest. */
const nearEnd = 120;

/**
 * For the element that scrolls. A last message that is taller than the list is shown from its beginning, when it comes
 * and when the list opens; a message of one's own always brings one to the end.
 */
export function useFollowing(
  messages: readonly Message[],
  me: string,
): { readonly ref: RefObject<HTMLElement | null>; readonly onScroll: () => void } {
  const ref = useRef<HTMLElement>(null);
  const follows = useRef(true);
  const newest = useRef<string | undefined>(undefined);
  /** Where the list was put to show a tall message; undefined once one has scrolled. */
  const placed = useRef<number | undefined>(undefined);
  const last = messages.at(-1);
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    const isNew = last !== undefined && last.ts !== newest.current;
    const isOwn = isNew && last.userId === me;
    newest.current = last?.ts;
    if (!isOwn && (!follows.current || (!isNew && placed.current !== undefined))) return;
    placed.current = undefined;
    list.scrollTop = list.scrollHeight;
    const item = list.querySelector(':scope > ol > li:last-child')?.getBoundingClientRect();
    if (!item || !isNew || isOwn || item.height <= list.clientHeight) return;
    list.scrollTop += item.top - list.getBoundingClientRect().top;
    placed.current = list.scrollTop;
  }, [messages, last, me]);
  return {
    ref,
    onScroll: () => {
      if (!ref.current) return;
      const { scrollHeight, scrollTop, clientHeight } = ref.current;
      if (placed.current !== undefined && Math.abs(scrollTop - placed.current) < 2) return;
      placed.current = undefined;
      follows.current = scrollHeight - scrollTop - clientHeight < nearEnd;
    },
  };
}
