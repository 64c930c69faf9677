// `/footnote-digest`: what was typed → what is done with the digest of this channel, or one's own.
import type { Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { localDateAt } from '../../../digest/calendar.js';
import { digestOf, statusOf, upcoming } from '../../../digest/manage.js';
import { planDigest } from '../../../digest/programme.js';
import { choiceOf, type Said } from '../../../digest/said.js';
import { understand } from '../../../digest/understand.js';
import { previewMessage } from '../../blocks/digest.js';
import { digestHelpMessage, unclearMessage } from '../../blocks/digestSaid.js';
import { statusMessage } from '../../blocks/digestStatus.js';
import { sentenceMessage } from '../../blocks/plain.js';
import type { Desk } from '../../desk.js';
import {
  type Acting,
  type Outcome,
  obstacleTo,
  off,
  pause,
  resume,
  setTo,
  tell,
  zoneOf,
} from '../../digestChanges.js';
import { placeOf } from '../../digestDesk.js';
import { openSettings } from '../../digestSettings.js';
import { aboutOf } from '../../poster.js';
import { readReceived } from '../../received.js';
import type { Message } from '../../web.js';

export function changeDigest(desk: Desk): Middleware<SlackCommandMiddlewareArgs> {
  return async ({ ack, body, context }) => {
    await ack();
    const asked = readReceived(body);
    if (asked?.kind !== 'command' || !context.botToken) return;
    const { teamId, userId, channel, text } = asked;
    const here = { teamId, userId, channel, userName: body.user_name };
    const acting = { here, client: desk.slack.client(context.botToken), desk };
    const { articles } = desk.texts().corpus;
    const today = localDateAt(desk.digest.now(), (await zoneOf(desk, here)) ?? 'UTC');
    const message = await answer(understand(text, { articles, today }), acting, body.trigger_id);
    if (message) await desk.slack.respond(asked.responseUrl, { visible: 'ephemeral', message });
  };
}

/** Does what was said; what only this person is to be told, if anything. */
async function answer(
  said: Said,
  without: Omit<Acting, 'me'>,
  triggerId: string,
): Promise<Message | undefined> {
  const { words } = without.desk;
  const acting = (me: boolean): Acting => ({ ...without, me });
  switch (said.kind) {
    case 'settings':
      return openSettings(acting(false), triggerId);
    case 'on':
      return turnOn(said, acting(said.me));
    case 'pause':
      return change(acting(said.me), (each) => pause(each, said.length));
    case 'resume':
      return change(acting(said.me), resume);
    case 'off':
      return change(acting(said.me), off);
    case 'preview':
      return preview(acting(said.me));
    case 'status':
      return status(acting(said.me));
    case 'help':
      return digestHelpMessage(words);
    case 'unclear':
      return unclearMessage(said, without.desk.texts().corpus, words);
  }
}

async function change(
  acting: Acting,
  make: (acting: Acting) => Promise<Outcome>,
): Promise<Message | undefined> {
  const obstacle = await obstacleTo(acting);
  if (obstacle) return sentenceMessage(acting.desk.words.digest.obstacle(obstacle));
  return tell(acting, await make(acting));
}

/** The zone that wasn't named is the person's own; where Slack doesn't tell it, it is UTC, and they hear of it. */
async function turnOn(
  { choice }: Extract<Said, { kind: 'on' }>,
  acting: Acting,
): Promise<Message | undefined> {
  const { desk, here } = acting;
  const own = choice.zone ?? (await zoneOf(desk, here));
  let isGuessed = false;
  const message = await change(acting, (each) =>
    setTo(each, (current) => {
      const live = current?.state.status === 'ended' ? undefined : current;
      isGuessed = own === undefined && live === undefined;
      return choiceOf(choice, live, own ?? 'UTC');
    }),
  );
  if (!isGuessed) return message;
  const notice = sentenceMessage(desk.words.digest.zoneUnknown);
  return message
    ? { text: `${message.text}\n${notice.text}`, blocks: [...message.blocks, ...notice.blocks] }
    : notice;
}

/** Exactly what the next post will say; where no digest is set, what the first one would. */
async function preview(acting: Acting): Promise<Message> {
  const { desk, here, me } = acting;
  const { digest, words } = desk;
  const { corpus } = desk.texts();
  const place = placeOf(here, me);
  const subscription = await digestOf(digest.stores, place);
  if (subscription && subscription.state.status !== 'ended') {
    const next = await upcoming(digest.stores, subscription, corpus);
    if (!next) return sentenceMessage(words.digest.ended('finished'));
    return previewMessage(next, await aboutOf(subscription, digest.names), words);
  }
  const choice = choiceOf({}, undefined, (await zoneOf(desk, here)) ?? 'UTC');
  const planned = planDigest(corpus, { ...choice, round: 1, seed: 0 }, []);
  if (planned.kind !== 'digest') return sentenceMessage(words.digest.obstacle('no_text'));
  const name = (await digest.names.of(here.teamId, here.userId))?.name;
  const about = { kind: place.kind, schedule: choice.schedule, ownerLeft: false };
  return previewMessage(planned.digest, { ...about, ...(name ? { ownerName: name } : {}) }, words);
}

async function status(acting: Acting): Promise<Message> {
  const { desk, here, me } = acting;
  const { digest, words } = desk;
  const { corpus } = desk.texts();
  const place = placeOf(here, me);
  const found = await statusOf(digest.stores, place, corpus);
  if (!found) return sentenceMessage(words.digest.none(place.kind));
  const { ownerId, changedBy, kind } = found.subscription;
  const isOwn = kind === 'direct' || ownerId === here.userId;
  const [owner, changer, asker] = await Promise.all(
    [ownerId, changedBy, here.userId].map((id) => digest.names.of(here.teamId, id)),
  );
  return statusMessage(
    found,
    {
      ...(owner ? { ownerName: owner.name } : {}),
      ...(changer ? { changedByName: changer.name } : {}),
      ...(isOwn && asker?.zone ? { slackZone: asker.zone } : {}),
    },
    corpus,
    words,
  );
}
