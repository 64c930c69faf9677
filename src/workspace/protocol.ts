// What the local workspace's page and its server say to each other. Slack's own shapes are used wherever Slack has one.

/** A person, the bot or Slackbot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  /** Background colour of the letter avatar. */
  readonly color: string;
  readonly tz: string;
  readonly locale: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private_channel' | 'im';
  readonly topic: string;
  readonly members: readonly string[];
  /** For `im`: the other person. */
  readonly userId?: string;
}

/** A message as Slack's Web API returns it, plus what only the page needs. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  /** Set when only this person sees it ("Only visible to you"). */
  readonly ephemeralFor?: string;
  readonly edited?: boolean;
  readonly subtype?: string;
  readonly replyCount?: number;
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
}

export interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** A shortcut of the app: in a message's menu (`message`), or for the whole workspace (`global`). */
export interface Shortcut {
  readonly type: 'message' | 'global';
  readonly name: string;
  readonly callbackId: string;
}

/** A view as sent to `views.open` or `views.publish`, with the id given by the server. */
export interface View {
  readonly id: string;
  readonly view: Readonly<Record<string, unknown>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** The workspace's clock, as far as the page may move it. */
export interface ClockState {
  /** How far it is ahead of this machine's, in milliseconds. */
  readonly aheadMs: number;
  /** The ways to move it on, in words. */
  readonly steps: readonly { readonly id: string; readonly label: string }[];
}

/** Server → page, over the WebSocket at `/page`. */
export type ServerEvent =
  | {
      readonly type: 'state';
      readonly me: string;
      readonly users: readonly User[];
      readonly channels: readonly Channel[];
      readonly messages: readonly Message[];
      readonly commands: readonly SlashCommand[];
      readonly shortcuts?: readonly Shortcut[];
      readonly botUserId: string;
      readonly connected: boolean;
      readonly home?: View;
      readonly modals: readonly View[];
      readonly clock?: ClockState;
    }
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'channel'; readonly channel: Channel }
  | { readonly type: 'home'; readonly view: View }
  | { readonly type: 'modals'; readonly views: readonly View[] }
  | {
      readonly type: 'status';
      readonly channel: string;
      readonly threadTs: string;
      /** Empty when it ends. */
      readonly status: string;
    }
  | {
      readonly type: 'prompts';
      readonly channel: string;
      readonly title?: string;
      readonly prompts: readonly { readonly title: string; readonly message: string }[];
    }
  | { readonly type: 'connected'; readonly connected: boolean }
  | { readonly type: 'clock'; readonly clock: ClockState }
  /** Something Slack would have refused or shown as an error: shown in a developer strip. */
  | { readonly type: 'problem'; readonly method: string; readonly error: string; readonly detail: string };

/** Page → server, over the same WebSocket. */
export type PageEvent =
  | { readonly type: 'post'; readonly channel: string; readonly text: string; readonly threadTs?: string }
  | {
      readonly type: 'command';
      readonly channel: string;
      readonly command: string;
      readonly text: string;
      /** Set when it was typed in a thread, where Slack refuses commands. */
      readonly threadTs?: string;
    }
  | {
      readonly type: 'block_action';
      readonly container:
        | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
        | { readonly kind: 'view'; readonly viewId: string };
      /** The whole Block Kit element that was used, with its block_id, and its new value in Slack's shape. */
      readonly action: Readonly<Record<string, unknown>>;
      readonly state?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'view_submission';
      readonly viewId: string;
      readonly state: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'view_closed'; readonly viewId: string }
  | {
      readonly type: 'message_shortcut';
      readonly callbackId: string;
      readonly channel: string;
      readonly ts: string;
    }
  | { readonly type: 'global_shortcut'; readonly callbackId: string }
  | { readonly type: 'open_home' }
  | { readonly type: 'open_dm' }
  /** Moves the workspace's clock on, by one of its steps. */
  | { readonly type: 'clock'; readonly step: string }
  | { readonly type: 'delete'; readonly channel: string; readonly ts: string }
  | { readonly type: 'edit'; readonly channel: string; readonly ts: string; readonly text: string };
