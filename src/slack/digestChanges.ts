// What people do to a digest, from wherever they do it: the change, the word to the channel, and the answer to them.
import { zoneName } from '../digest/calendar.js';
import {
  type Change,
  digestOf,
  type PauseLength,
  type Place,
  pauseDigest,
  resumeDigest,
  setDigest,
  turnOff,
} from '../digest/manage.js';
import type { Subscription, SubscriptionChoice } from '../digest/subscription.js';
import type { DigestDeed, DigestObstacle } from '../words/digest.js';
import { sentenceMessage } from './blocks/plain.js';
import { chosenArticle } from './blocks/reference.js';
import type { Desk } from './desk.js';
import { deedMessage, type Here, obstacleIn, placeOf, tellChannel, whenLine } from './digestDesk.js';
import type { Message, SlackClient } from './web.js';

/** Who acts where, on whose digest, and through which client. */
export interface Acting {
  readonly here: Here;
  /** One's own digest, wherever it was said. */
  readonly me: boolean;
  readonly client: SlackClient;
  readonly desk: Desk;
}

/** What was done, in words for the channel or the person. */
interface Done {
  readonly deed: DigestDeed;
  readonly about: string;
  readonly when: string;
}

/** A change that was made, and whose digest it was; or why none was. */
export type Outcome =
  | { readonly kind: 'done'; readonly place: Place; readonly done: Done }
  | { readonly kind: 'not_done'; readonly why: string };

/** Sets the digest of a place to a choice, made on what it is now. */
export async function setTo(
  acting: Acting,
  choiceFrom: (current: Subscription | undefined) => SubscriptionChoice,
): Promise<Outcome> {
  const { desk } = acting;
  const { digest, words } = desk;
  const { corpus } = desk.texts();
  if (corpus.articles.length === 0) return { kind: 'not_done', why: words.digest.obstacle('no_text') };
  return changing(acting, async (place, change) => {
    const choice = choiceFrom(await digestOf(digest.stores, place));
    const done = await setDigest(digest.stores, place, choice, change, digest.fresh());
    const { subscription } = done;
    const article = chosenArticle(corpus, subscription.articleId);
    const isNew = done.kind === 'created';
    return {
      deed: isNew ? 'set' : 'changed',
      about: `${words.digest.schedule(subscription.schedule)}, ${words.digest.choice(subscription, article)}`,
      when: whenLine(subscription, isNew ? words.digest.firstPost : words.digest.nextPost, words),
    };
  });
}

export async function pause(acting: Acting, length: PauseLength): Promise<Outcome> {
  const { digest, words } = acting.desk;
  return changing(acting, async (place, change) => {
    const done = await pauseDigest(digest.stores, place, length, change);
    if (done.kind === 'past') return words.digest.pastDate(done.date);
    if (done.kind !== 'changed') return words.digest.obstacle('none');
    const { state } = done.subscription;
    const until = state.status === 'paused' ? state.until : undefined;
    return {
      deed: 'paused',
      about: words.digest.pausedUntil(until),
      when: whenLine(done.subscription, words.digest.nextPost, words),
    };
  });
}

export async function resume(acting: Acting): Promise<Outcome> {
  const { digest, words } = acting.desk;
  return changing(acting, async (place, change) => {
    const done = await resumeDigest(digest.stores, place, change);
    if (done.kind === 'ended') return words.digest.ended(endReason(done.subscription));
    if (done.kind === 'none') return words.digest.obstacle('none');
    if (done.before.state.status !== 'paused') return words.digest.notPaused;
    return {
      deed: 'resumed',
      about: words.digest.schedule(done.subscription.schedule),
      when: whenLine(done.subscription, words.digest.nextPost, words),
    };
  });
}

export async function off(acting: Acting): Promise<Outcome> {
  const { digest, words } = acting.desk;
  return changing(acting, async (place) => {
    const done = await turnOff(digest.stores, place);
    return done.kind === 'none' ? words.digest.obstacle('none') : { deed: 'off', about: '', when: '' };
  });
}

/**
 * Why this person can't change the digest that is meant; their own they always can.
 *
 * @throws what the Web API's client throws when Slack can't be asked.
 */
export async function obstacleTo({ here, me, client }: Acting): Promise<DigestObstacle | undefined> {
  return placeOf(here, me).kind === 'channel' ? obstacleIn(client, here) : undefined;
}

/** Makes a change; a text instead of what was done is why nothing was. */
async function changing(
  { here, me, desk: { digest } }: Acting,
  change: (place: Place, change: Change) => Promise<Done | string>,
): Promise<Outcome> {
  const place = placeOf(here, me);
  const done = await change(place, { by: here.userId, now: digest.now() });
  if (typeof done === 'string') return { kind: 'not_done', why: done };
  digest.wake();
  return { kind: 'done', place, done };
}

/**
 * Tells the channel what was done to its digest.
 *
 * @returns what only the person is to be told; `undefined` when the channel was told all there is to say.
 */
export async function tell(acting: Acting, outcome: Outcome): Promise<Message | undefined> {
  const { here, client, desk } = acting;
  const { digest, words } = desk;
  if (outcome.kind === 'not_done') return sentenceMessage(outcome.why);
  const { place, done } = outcome;
  if (place.kind === 'direct') return deedMessage(words.digest.ownDeed(done.deed, done.about), done.when);
  const told = await tellChannel(client, digest, here, done, words);
  return told ? undefined : sentenceMessage(words.digest.couldNotTell);
}

/** The person's zone as Slack has it, if this Node knows it. */
export async function zoneOf(desk: Desk, { teamId, userId }: Here): Promise<string | undefined> {
  const zone = (await desk.digest.names.of(teamId, userId))?.zone;
  return zone === undefined ? undefined : zoneName(zone);
}

function endReason({ state }: Subscription): 'finished' | 'person_left' {
  return state.status === 'ended' ? state.reason : 'finished';
}
