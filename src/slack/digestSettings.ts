// The settings modal of a digest: how it is opened, from the command or from a digest's button.
import { digestOf } from '../digest/manage.js';
import { choiceOf } from '../digest/said.js';
import { digestModal } from './blocks/digestModal.js';
import { sentenceMessage } from './blocks/plain.js';
import { type Acting, obstacleTo, zoneOf } from './digestChanges.js';
import { placeOf } from './digestDesk.js';
import type { Message } from './web.js';

/**
 * Opens the modal, filled with what is set, else with the defaults. Slack gives three seconds for it, so all is asked
 * at once. Where this channel's digest can't be changed, the modal says why and sets the person's own.
 *
 * @returns what only the person is to be told instead, if anything.
 */
export async function openSettings(acting: Acting, triggerId: string): Promise<Message | undefined> {
  const { desk, here, client, me } = acting;
  const { digest, words } = desk;
  const { articles } = desk.texts().corpus;
  if (articles.length === 0) return sentenceMessage(words.digest.obstacle('no_text'));
  const place = placeOf(here, me);
  const [obstacle, zone, channels, own] = await Promise.all([
    obstacleTo(acting),
    zoneOf(desk, here),
    digestOf(digest.stores, place),
    digestOf(digest.stores, placeOf(here, true)),
  ]);
  const hereAllowed = place.kind === 'channel' && obstacle === undefined;
  const found = hereAllowed ? channels : own;
  const current = found?.state.status === 'ended' ? undefined : found;
  const intro = obstacle ? words.digest.obstacle(obstacle) : words.digest.modal.intro(current !== undefined);
  const choice = choiceOf({}, current, zone ?? 'UTC');
  await client.openView(
    triggerId,
    digestModal({ channel: here.channel, hereAllowed, intro, choice, articles }, words),
  );
  return undefined;
}
