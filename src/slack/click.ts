// A click on one of our buttons, as Slack delivers it: who, where, and the ids the button carries.
import { z } from 'zod';

const schema = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({
    id: z.string(),
    name: z.string().nullish(),
    username: z.string().nullish(),
    team_id: z.string().nullish(),
  }),
  // On an ephemeral message there is no `message`; where it stands is in the container.
  container: z.object({
    type: z.string(),
    channel_id: z.string().nullish(),
    message_ts: z.string().nullish(),
    thread_ts: z.string().nullish(),
  }),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ thread_ts: z.string().nullish() }).nullish(),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
  view: z.object({ id: z.string(), hash: z.string() }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().nullish() })).min(1),
});

export interface Click {
  readonly teamId: string;
  readonly userId: string;
  /** The person's handle; Slack sends no display name with a click. */
  readonly userName: string;
  /** A person of another workspace, in a shared channel. */
  readonly isExternal: boolean;
  readonly channel?: string;
  readonly messageTs?: string;
  readonly threadTs?: string;
  readonly triggerId: string;
  readonly responseUrl?: string;
  readonly view?: { readonly id: string; readonly hash: string };
  readonly value?: string;
}

/** Reads a `block_actions` payload; `undefined` when it isn't one. */
export function readClick(body: unknown): Click | undefined {
  const read = schema.safeParse(body).data;
  if (!read) return undefined;
  const { team, enterprise, user, container, message } = read;
  const channel = container.channel_id ?? read.channel?.id;
  const threadTs = container.thread_ts ?? message?.thread_ts;
  const value = read.actions[0]?.value;
  return {
    teamId: team?.id ?? enterprise?.id ?? '',
    userId: user.id,
    userName: user.name ?? user.username ?? user.id,
    // In an Enterprise organization a colleague may belong to another of its workspaces.
    isExternal: !enterprise && !!team && !!user.team_id && user.team_id !== team.id,
    ...(channel ? { channel } : {}),
    ...(container.message_ts ? { messageTs: container.message_ts } : {}),
    ...(threadTs ? { threadTs } : {}),
    triggerId: read.trigger_id,
    ...(read.response_url ? { responseUrl: read.response_url } : {}),
    ...(read.view ? { view: read.view } : {}),
    ...(value ? { value } : {}),
  };
}
