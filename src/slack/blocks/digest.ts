// A day's digest → the message that is posted: where one is in the text, the key passages, and what comes next.
import type { Button, KnownBlock } from '@slack/types';
import type { Digest } from '../../digest/programme.js';
import type { Schedule } from '../../digest/subscription.js';
import type { Words } from '../../words/words.js';
import { escaped, neutral, shorten } from '../text.js';
import type { Message } from '../web.js';
import { ACTIONS, button, unmarked } from './answer.js';
import { compose, cut, LIMITS, note, type Piece, section, sections } from './compose.js';

/** Names of the actions of a digest's buttons, as the listeners know them. */
export const DIGEST_ACTIONS = { settings: 'digest_settings' } as const;

/**
 * The most each part may have, escaped: far more than any real text needs, and within Slack's limit of a message even
 * if all of it had to be escaped again. A passage has at most 2,800 characters; only one of ampersands could be longer.
 */
const MOST = {
  day: 250,
  heading: 300,
  passage: 5_600,
  source: 600,
  discussion: 800,
  after: 400,
  name: 60,
  footer: 400,
} as const;

/** What a message says of its subscription. */
export interface DigestAbout {
  readonly kind: 'channel' | 'direct';
  readonly schedule: Schedule;
  /** Who set it up, when Slack says it. */
  readonly ownerName?: string;
  readonly ownerLeft: boolean;
}

/**
 * The day's message. Key passages stand word for word; where they are too long together for one message, those at the
 * end are left to “Show in context”, and the message says so.
 */
export function digestMessage(digest: Digest, about: DigestAbout, words: Words): Message {
  for (let shown = digest.passages.length; ; shown -= 1) {
    const pieces = withPassages(digest, about, words, shown);
    if (shown <= 1 || hasRoom(pieces)) return compose(pieces);
  }
}

/** The same message, as only the person who asked for it sees it. */
export function previewMessage(digest: Digest, about: DigestAbout, words: Words): Message {
  const { text, blocks } = digestMessage(digest, about, words);
  const intro = escaped(words.digest.previewIntro);
  return { text: `${intro}\n${text}`, blocks: [note(intro), ...blocks] };
}

function withPassages(digest: Digest, about: DigestAbout, words: Words, shown: number): readonly Piece[] {
  const { article, section: read, passages, discussion, after, missingArticle } = digest;
  const said = words.digest;
  const day = cut(escaped(`${said.day(digest)} · ${article.title}`), MOST.day);
  const heading = cut(escaped(words.headingPath(read)), MOST.heading);
  const left = passages.length - shown;
  const owner = about.ownerName === undefined ? undefined : shorten(about.ownerName, MOST.name);
  // The name in it was chosen by a person, and may hold marks.
  const footer = cut(neutral(said.footer({ ...about, name: owner }), MOST.footer), MOST.footer);
  return [
    small(day),
    { blocks: [section(`*${unmarked(heading)}*`)], text: heading },
    ...passages.slice(0, shown).map(({ text }) => passagePiece(text)),
    ...(left > 0 ? [small(escaped(said.moreKeyPassages(left)))] : []),
    small(cut(escaped(said.sourceNote(digest)), MOST.source)),
    ...(discussion === undefined ? [] : [discussionPiece(said.toDiscuss, discussion)]),
    { ...small(cut(escaped(said.after(after)), MOST.after)), optional: true },
    ...(missingArticle === undefined ? [] : [small(escaped(said.missingArticle))]),
    small(footer),
    { blocks: [{ type: 'actions', elements: buttons(digest, words) } satisfies KnownBlock] },
  ];
}

/** Word for word: each of its lines is quoted, none is joined or changed. */
function passagePiece(passage: string): Piece {
  const text = cut(escaped(passage), MOST.passage);
  return { blocks: sections(text.replaceAll('\n', '\n>'), '>'), text };
}

function discussionPiece(label: string, question: string): Piece {
  const asked = cut(escaped(question), MOST.discussion);
  return {
    blocks: [section(`*${unmarked(escaped(label))}*\n${asked}`)],
    text: `${escaped(label)}: ${asked}`,
    optional: true,
  };
}

function buttons({ passages }: Digest, words: Words): Button[] {
  const [first] = passages;
  return [
    ...(first ? [button(ACTIONS.context, words.buttons.showInContext, first.id)] : []),
    button(DIGEST_ACTIONS.settings, words.digest.settingsButton, 'digest'),
  ];
}

function small(text: string): Piece {
  return { blocks: [note(text)], text };
}

/** Whether all of it has room, before anything is left out or cut. */
function hasRoom(pieces: readonly Piece[]): boolean {
  const blocks = pieces.flatMap((piece) => [...piece.blocks]);
  const text = pieces.flatMap((piece) => piece.text ?? []).join('\n');
  return text.length <= LIMITS.text && JSON.stringify(blocks).length <= LIMITS.total;
}
