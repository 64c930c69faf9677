// How a digest is doing, for whoever asks: what it is, when it posts next, and what became of the last posts.

import type { Corpus } from '../../content/article.js';
import type { Delivery } from '../../digest/ledger.js';
import type { DigestStatus } from '../../digest/manage.js';
import type { Words } from '../../words/words.js';
import { dateToken, escaped, neutral } from '../text.js';
import type { Message } from '../web.js';
import { compose, type Piece, section } from './compose.js';
import { chosenArticle, findArticle } from './reference.js';

/** Whom the message names, and the zone that Slack has for who asks, where the digest is theirs to move. */
export interface StatusPeople {
  readonly ownerName?: string;
  readonly changedByName?: string;
  readonly slackZone?: string;
}

export function statusMessage(
  status: DigestStatus,
  people: StatusPeople,
  corpus: Corpus,
  words: Words,
): Message {
  const { subscription, next, digest, last } = status;
  const said = words.digest;
  const { schedule, state, articleId, kind, ownerLeft, ownerId, changedBy } = subscription;
  const article = chosenArticle(corpus, articleId);
  const what = `${capital(said.schedule(schedule))}, ${said.choice(subscription, article)}.`;
  const differs = people.slackZone && people.slackZone !== schedule.zone ? people.slackZone : undefined;
  const coming = next
    ? `${escaped(said.nextPost)} ${dateToken(next.at, said.moment(next.at, schedule.zone))} (${escaped(`${schedule.time} ${schedule.zone}`)})${digest ? `\n${escaped(`${said.day(digest)}: ${words.headingPath(digest.section)}`)}` : ''}`
    : '';
  return compose([
    lines(
      escaped(what),
      state.status === 'active'
        ? escaped(said.state('active'))
        : state.status === 'ended'
          ? escaped(`${said.state('ended')} ${said.ended(state.reason)}`)
          : escaped(
              `${said.paused(state.reason)}${state.until ? ` (${said.pausedUntil(state.until)})` : ''}`,
            ),
      coming,
    ),
    lines(
      ...(last.length === 0
        ? [escaped(said.noPostsYet)]
        : [escaped(said.lastPosts), ...last.map((delivery) => `• ${deliveryLine(delivery, corpus, words)}`)]),
    ),
    ...(kind === 'channel'
      ? [
          lines(
            neutral(said.setBy(people.ownerName, ownerLeft), 200),
            changedBy === ownerId ? '' : neutral(said.changedBy(people.changedByName), 200),
          ),
        ]
      : []),
    ...(differs ? [lines(escaped(said.zoneDiffers(differs, schedule.zone)))] : []),
    ...(digest?.missingArticle ? [lines(escaped(said.missingArticle))] : []),
  ]);
}

function deliveryLine(delivery: Delivery, corpus: Corpus, words: Words): string {
  const { localDate, state, articleId, sectionId, reason } = delivery;
  const article = articleId === undefined ? undefined : findArticle(corpus, articleId);
  const read = article?.sections.find(({ id }) => id === sectionId);
  const fate =
    state === 'posted' || state === 'uncertain'
      ? state
      : state === 'skipped' && reason !== undefined && reason !== 'no_reply' && reason !== 'holder_died'
        ? { skipped: reason }
        : 'under_way';
  return escaped(words.digest.delivery(localDate, fate, read && words.sectionName(read)));
}

/** Lines of a section, escaped already; empty ones are left out. */
function lines(...all: readonly string[]): Piece {
  const text = all.filter(Boolean).join('\n');
  return { blocks: [section(text)], text };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
