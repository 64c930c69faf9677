// What the composer offers while one types: commands and shortcuts after `/`, people after `@`, channels after `#`; and what is sent.
import type { Channel, PageEvent, Shortcut, SlashCommand, User } from '../protocol.js';

export interface Offer {
  /** What stands in the text when it is taken. */
  readonly insert: string;
  readonly label: string;
  /** How a command is used; empty for the rest. */
  readonly hint: string;
  readonly detail: string;
  /** Set for a shortcut, which is run at once: nothing is put into the text. */
  readonly callbackId?: string;
}

export interface Completion {
  /** Where in the text the typed part begins. */
  readonly from: number;
  readonly offers: readonly Offer[];
}

export interface Known {
  /** Undefined where neither commands nor shortcuts can be used. */
  readonly commands: readonly SlashCommand[] | undefined;
  readonly shortcuts: readonly Shortcut[];
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
}

const mostOffers = 8;

/**
 * What to offer for the text before the cursor; `undefined` when there is nothing to complete.
 * @example completionFor('/foot', known)?.offers[0]?.insert // '/footnote '
 */
export function completionFor(before: string, known: Known): Completion | undefined {
  const { commands, shortcuts, users, channels } = known;
  const command = /^\/\S*$/.exec(before)?.[0];
  if (command !== undefined)
    return (
      commands &&
      offered(0, [...commandOffers(command, commands, users), ...shortcutOffers(command, shortcuts)])
    );
  const mention = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!mention) return undefined;
  const [, sigil, typed = ''] = mention;
  const from = before.length - typed.length - 1;
  const wanted = typed.toLowerCase();
  return offered(from, sigil === '#' ? channelOffers(wanted, channels) : personOffers(wanted, users));
}

function commandOffers(typed: string, commands: readonly SlashCommand[], users: readonly User[]): Offer[] {
  const bot = users.find(({ isBot }) => isBot)?.realName ?? '';
  const invite = { command: '/invite', description: 'Add the app to this channel', usageHint: `@${bot}` };
  return [...commands, invite]
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, description, usageHint }) => ({
      insert: command === '/invite' ? `/invite @${bot}` : `${command} `,
      label: command,
      hint: usageHint,
      detail: description,
    }));
}

function shortcutOffers(typed: string, shortcuts: readonly Shortcut[]): Offer[] {
  const wanted = typed.slice(1).toLowerCase();
  const isNamed = (name: string) =>
    name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(wanted));
  return shortcuts
    .filter(({ type, name }) => type === 'global' && isNamed(name))
    .map(({ name, callbackId }) => ({ insert: '', label: name, hint: '', detail: 'Shortcut', callbackId }));
}

function channelOffers(wanted: string, channels: readonly Channel[]): Offer[] {
  return channels
    .filter(({ kind, name }) => kind !== 'im' && name.startsWith(wanted))
    .map(({ name, topic }) => ({ insert: `#${name} `, label: `#${name}`, hint: '', detail: topic }));
}

/** The app first: it is whom one comes to talk to. */
function personOffers(wanted: string, users: readonly User[]): Offer[] {
  return users
    .filter(({ name, realName }) =>
      [name, realName, ...realName.split(' ')].some((each) => each.toLowerCase().startsWith(wanted)),
    )
    .sort((a, b) => Number(b.isBot) - Number(a.isBot))
    .map(({ name, realName, isBot }) => ({
      insert: `@${isBot ? realName : name} `,
      label: realName,
      hint: '',
      detail: isBot ? 'App' : name,
    }));
}

function offered(from: number, offers: readonly Offer[]): Completion | undefined {
  return offers.length > 0 ? { from, offers: offers.slice(0, mostOffers) } : undefined;
}

/** The text with an offer taken in place of what was typed. */
export function take(
  text: string,
  cursor: number,
  { from }: Completion,
  { insert }: Offer,
): { text: string; cursor: number } {
  const after = insert.endsWith(' ') ? text.slice(cursor).replace(/^ /, '') : text.slice(cursor);
  return { text: text.slice(0, from) + insert + after, cursor: from + insert.length };
}

/** How the command that is being typed is used, once its name is whole; `undefined` when there is nothing to say. */
export function usageOf(text: string, commands: readonly SlashCommand[]): string | undefined {
  const typed = /^(\/\S+)\s/.exec(text)?.[1];
  const { command, usageHint } = commands.find((each) => each.command === typed) ?? {};
  return command && usageHint ? `${command} ${usageHint}` : undefined;
}

/**
 * What the typed text is: a command when it begins with a slash, else a message; `undefined` for nothing. A command in a
 * thread is sent too: the workspace refuses it there, as Slack does.
 */
export function toSend(typed: string, channel: string, threadTs?: string): PageEvent | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const thread = threadTs === undefined ? {} : { threadTs };
  const [, command, rest = ''] = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  if (command === undefined) return { type: 'post', channel, text, ...thread };
  return { type: 'command', channel, command, text: rest, ...thread };
}
