// “Show in context”: a section as a modal, the passage that was found marked among its neighbours.
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { Article, Passage, Section } from '../../content/article.js';
import type { Words } from '../../words/words.js';
import { escaped } from '../text.js';
import { button, quotable, unmarked } from './answer.js';
import { cut, LIMITS, note, section, sections } from './compose.js';

const CONTEXT_CALLBACK = 'context';
export const CONTEXT_ACTIONS = { previous: 'context_previous', next: 'context_next' } as const;

const page = z.object({ a: z.string(), l: z.string(), s: z.string(), p: z.string().optional() });

/** Which section to show; `p`, the passage to mark, stays known while leafing. */
export type ContextPage = z.output<typeof page>;

/** Reads a leafing button's value; `undefined` when it isn't one of ours. */
export function readContextPage(value: string | undefined): ContextPage | undefined {
  try {
    return page.safeParse(JSON.parse(value ?? '')).data;
  } catch {
    return undefined;
  }
}

/**
 * The section as a modal, with buttons to the sections before and after it.
 * A section longer than a view holds (Slack: 100 blocks) is shown around the marked passage.
 */
export function contextView(
  article: Article,
  shown: Section,
  marked: string | undefined,
  words: Words,
): ModalView {
  const place = `${words.place(shown.position, article.sections.length)} · ${words.citation(article)}`;
  const turn = (to: Section | undefined, actionId: string, label: string): Button[] => {
    const target: ContextPage | undefined = to && {
      a: article.id,
      l: article.language,
      s: to.id,
      ...(marked ? { p: marked } : {}),
    };
    return target ? [button(actionId, label, JSON.stringify(target))] : [];
  };
  const leafing = [
    ...turn(article.sections[shown.position - 1], CONTEXT_ACTIONS.previous, words.buttons.previous),
    ...turn(article.sections[shown.position + 1], CONTEXT_ACTIONS.next, words.buttons.next),
  ];
  const blocks: KnownBlock[] = [
    section(`*${cut(unmarked(escaped(words.headingPath(shown))), 1_000)}*`),
    note(escaped(place)),
    { type: 'divider' },
    ...passagesAround(shown.passages, marked, words),
    ...(leafing.length > 0 ? [{ type: 'actions', block_id: 'leafing', elements: leafing } as const] : []),
  ];
  return {
    type: 'modal',
    callback_id: CONTEXT_CALLBACK,
    title: { type: 'plain_text', text: words.buttons.contextTitle },
    close: { type: 'plain_text', text: words.buttons.close },
    blocks,
  };
}

function passagesAround(
  passages: readonly Passage[],
  marked: string | undefined,
  words: Words,
): KnownBlock[] {
  const groups = passages.map((passage) => passageBlocks(passage, passage.id === marked, words));
  const room = LIMITS.viewBlocks - 4;
  const centre = Math.max(
    0,
    passages.findIndex((passage) => passage.id === marked),
  );
  let [from, to, used] = [centre, centre, groups[centre]?.length ?? 0];
  for (let grown = true; grown; ) {
    grown = false;
    const before = groups[from - 1]?.length ?? Number.POSITIVE_INFINITY;
    if (used + before <= room) [from, used, grown] = [from - 1, used + before, true];
    const after = groups[to + 1]?.length ?? Number.POSITIVE_INFINITY;
    if (used + after <= room) [to, used, grown] = [to + 1, used + after, true];
  }
  return groups.slice(from, to + 1).flat();
}

function passageBlocks(passage: Passage, isMarked: boolean, words: Words): KnownBlock[] {
  const locator = escaped(words.locator(passage.sources));
  const mark: KnownBlock[] = isMarked ? [note(`:point_down: ${escaped(words.notices.thisPassage)}`)] : [];
  return [...mark, ...sections(quotable(passage.text), isMarked ? '>' : ''), note(locator)];
}
