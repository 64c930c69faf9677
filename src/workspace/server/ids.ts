// The ids of the local workspace, and the shapes in which its messages and views are kept.
import type { Message, View } from '../protocol.js';
import type { Json } from './json.js';

/** Ids that stand for themselves in every payload; made up, but of Slack's form. */
export const ids = {
  team: 'T0LOCALTEAM',
  app: 'A0FOOTNOTE1',
  bot: 'B0FOOTNOTE1',
  botUser: 'U0FOOTNOTE1',
  me: 'U0READER001',
  slackbot: 'USLACKBOT',
} as const;

/** A message as it is kept: what the page shows, and what only the Web API and events tell. */
export interface StoredMessage extends Message {
  readonly metadata?: Json;
  readonly clientMsgId?: string;
  /** When it was last edited, as a ts. */
  readonly editedTs?: string;
  /** Who invited, on a message that says that someone joined. */
  readonly inviter?: string;
}

/** A view as it is kept. */
export interface StoredView extends View {
  readonly hash: string;
  readonly kind: 'modal' | 'home';
}
