// What a person types → the text Slack would deliver: escaped, with mentions, channels and links as tokens.
import type { Channel, User } from '../protocol.js';

/** Slack's escaping: `&`, `<` and `>` become entities, nothing else ("Escaping text", Slack's documentation). */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * A message as Slack's composer delivers it. What stands between backticks is code and stays as typed.
 *
 * @example deliveredText('@mina is 1 < 2 in #general?', users, channels)
 * // '<@U0MINA00001> is 1 &lt; 2 in <#C0GENERAL01|general>?'
 */
export function deliveredText(typed: string, users: readonly User[], channels: readonly Channel[]): string {
  const people = new Map(
    users.flatMap(({ id, name, realName }) =>
      [name, realName, realName.split(' ')[0] ?? name].map((each): [string, string] => [
        each.toLowerCase(),
        id,
      ]),
    ),
  );
  const rooms = new Map(channels.filter(({ kind }) => kind !== 'im').map(({ id, name }) => [name, id]));
  const tokens = new RegExp(
    [
      '(?<code>```[\\s\\S]*?```|`[^`\\n]+`)',
      // A link doesn't end in the punctuation of the sentence around it; `&` always begins an entity here.
      '(?<url>https?://(?:&amp;|[^\\s|&])*(?:&amp;|[^\\s|&.,;:!?\'")\\]]))',
      '(?<![\\p{L}\\p{N}._-])@(?<loud>channel|here|everyone)(?![\\p{L}\\p{N}._-])',
      `(?<![\\p{L}\\p{N}._-])@(?<user>${named(people.keys())})(?![\\p{L}\\p{N}_-])`,
      `(?<![\\p{L}\\p{N}&_-])#(?<channel>${named(rooms.keys())})(?![\\p{L}\\p{N}_-])`,
    ].join('|'),
    'giu',
  );
  return escaped(typed).replace(tokens, (whole, ...rest) => {
    const groups: Readonly<Record<string, string | undefined>> = rest.at(-1);
    if (groups.url) return `<${groups.url}>`;
    if (groups.loud) return `<!${groups.loud.toLowerCase()}>`;
    const user = people.get(groups.user?.toLowerCase() ?? '');
    if (user) return `<@${user}>`;
    const name = groups.channel?.toLowerCase() ?? '';
    const room = rooms.get(name);
    return room ? `<#${room}|${name}>` : whole;
  });
}

/** The names as alternatives of an expression, the longest first. */
function named(names: Iterable<string>): string {
  const sorted = [...names].sort((a, b) => b.length - a.length);
  return sorted.map((name) => escaped(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') || '(?!)';
}

const control = /<(?:[@#!][^<>\s]|[a-z][a-z0-9+.-]*:)[^<>]*>/gi;

/**
 * A message that the app posts, as Slack returns it: its mentions, channels and links stay tokens, and what is left of
 * `&`, `<` and `>` becomes an entity.
 */
export function postedText(text: string): string {
  const stray = (part: string) =>
    part
      .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;');
  let result = '';
  let end = 0;
  for (const match of text.matchAll(control)) {
    result += stray(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + stray(text.slice(end));
}
