// What people do to a digest, from wherever they do it: the change, the word to the channel, and the answer to them.
import { versionIn } from '../content/language.js';
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
import { wordsIn } from '../words/index.js';
import type { Words } from '../words/words.js';
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
  /** In the language of who acts. */
  readonly words: Words;
}

/** What was done, to be said in the channel's words or the person's. */
interface Done {
  readonly deed: DigestDeed;
  readonly subscription: Subscription;
  readonly about?: (words: Words) => string;
  /** Stands before the next post's time. */
  readonly next?: (words: Words) => string;
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
  const { desk, here, words } = acting;
  const { digest } = desk;
  const { corpus } = desk.texts();
  const { teamId, userId } = here;
  const theirs = (await digest.names.of(teamId, userId))?.language;
  if (corpus.articles.length === 0) return { kind: 'not_done', why: words.digest.obstacle('no_text') };
  return changing(acting, async (place, change) => {
    const current = await digestOf(digest.stores, place);
    const language = languageFor(current, userId, theirs);
    const choice = { ...choiceFrom(current), ...(language === undefined ? {} : { language }) };
    const done = await setDigest(digest.stores, place, choice, change, digest.fresh());
    const { subscription } = done;
    const article = chosenArticle(corpus, subscription.articleId);
    const isNew = done.kind === 'created';
    return {
      deed: isNew ? 'set' : 'changed',
      subscription,
      about: (said) => said.digest.summary(subscription, article && versionIn(article, said.language)),
      next: (said) => (isNew ? said.digest.firstPost : said.digest.nextPost),
    };
  });
}

/** A digest has the language of who set it up; when others change it, it keeps it. */
function languageFor(
  current: Subscription | undefined,
  userId: string,
  theirs: string | undefined,
): string | undefined {
  if (!current || current.state.status === 'ended') return theirs;
  return current.ownerId === userId ? (theirs ?? current.language) : current.language;
}

export async function pause(acting: Acting, length: PauseLength): Promise<Outcome> {
  const { words } = acting;
  const { digest } = acting.desk;
  return changing(acting, async (place, change) => {
    const done = await pauseDigest(digest.stores, place, length, change);
    if (done.kind === 'past') return words.digest.pastDate(done.date);
    if (done.kind !== 'changed') return words.digest.obstacle('none');
    const { subscription } = done;
    const until = subscription.state.status === 'paused' ? subscription.state.until : undefined;
    return { deed: 'paused', subscription, about: (said) => said.digest.pausedUntil(until), next: nextPost };
  });
}

export async function resume(acting: Acting): Promise<Outcome> {
  const { words } = acting;
  const { digest } = acting.desk;
  return changing(acting, async (place, change) => {
    const done = await resumeDigest(digest.stores, place, change);
    if (done.kind === 'ended') return words.digest.ended(endReason(done.subscription));
    if (done.kind === 'none') return words.digest.obstacle('none');
    if (done.before.state.status !== 'paused') return words.digest.notPaused;
    const { subscription } = done;
    const about = (said: Words) => said.digest.schedule(subscription.schedule);
    return { deed: 'resumed', subscription, about, next: nextPost };
  });
}

export async function off(acting: Acting): Promise<Outcome> {
  const { words } = acting;
  const { digest } = acting.desk;
  return changing(acting, async (place) => {
    const done = await turnOff(digest.stores, place);
    if (done.kind === 'none') return words.digest.obstacle('none');
    return { deed: 'off', subscription: done.subscription };
  });
}

const nextPost = (words: Words) => words.digest.nextPost;

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
  const { here, client, desk, words } = acting;
  if (outcome.kind === 'not_done') return sentenceMessage(outcome.why);
  const { place, done } = outcome;
  if (place.kind === 'direct') {
    const { about, when } = saidOf(done, words);
    return deedMessage(words.digest.ownDeed(done.deed, about), when);
  }
  const channels = wordsIn(done.subscription.language);
  const told = await tellChannel(
    client,
    desk.digest,
    here,
    { deed: done.deed, ...saidOf(done, channels) },
    channels,
  );
  return told ? undefined : sentenceMessage(words.digest.couldNotTell);
}

/** What was done, in these words: what it is about, and when the next post comes. */
export function saidOf(
  { subscription, about, next }: Done,
  words: Words,
): { readonly about: string; readonly when: string } {
  return { about: about?.(words) ?? '', when: next ? whenLine(subscription, next(words), words) : '' };
}

/** The person's zone as Slack has it, if this Node knows it. */
export async function zoneOf(desk: Desk, { teamId, userId }: Here): Promise<string | undefined> {
  const zone = (await desk.digest.names.of(teamId, userId))?.zone;
  return zone === undefined ? undefined : zoneName(zone);
}

function endReason({ state }: Subscription): 'finished' | 'person_left' {
  return state.status === 'ended' ? state.reason : 'finished';
}
