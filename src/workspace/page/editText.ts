// A message's text as one would have typed it, for editing: tokens become names again.
import type { Channel, User } from '../protocol.js';
import { plainOf } from './mrkdwn.js';

/** @example editable('<@U1> &amp; <https://example.org>', users, []) // '@mina & https://example.org' */
export function editable(
  text: string,
  users: ReadonlyMap<string, User>,
  channels: readonly Channel[],
): string {
  const typed = text.replace(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (whole, sigil: string, target: string, label?: string) => {
      if (sigil === '') return target;
      if (sigil === '!') return `@${target}`;
      if (sigil === '#') {
        const name = label || channels.find(({ id }) => id === target)?.name;
        return name ? `#${name}` : whole;
      }
      const user = users.get(target);
      return user ? `@${user.isBot ? user.realName : user.name}` : whole;
    },
  );
  return plainOf(typed);
}
