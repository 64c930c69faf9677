// What a person typed, on its way in (Slack's tokens and entities undone) and on its way out (made harmless).

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Slack's text → what the person typed: the bot's own mention and pings go, links and channels become readable,
 * entities are undone once (Slack: text arrives with `&`, `<` and `>` as entities, and its own tokens in `<…>`).
 *
 * @example typedText('<@U0BOT> is 1 &lt; 2 in <#C1|general>?', 'U0BOT') // 'is 1 < 2 in #general?'
 */
export function typedText(slackText: string, botUserId?: string): string {
  const own = botUserId ? new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g') : undefined;
  const withoutOwn = own ? slackText.replace(own, ' ') : slackText;
  return withoutOwn
    .replace(
      /<([@#!]?)([^<>|\s]*)(?:\|([^<>]*))?>/g,
      (_token, mark: string, target: string, label?: string) => {
        if (mark === '#') return label ? `#${label}` : ' ';
        if (mark === '@') return ' ';
        if (mark === '!') return target.startsWith('date^') ? (label ?? ' ') : ' ';
        return label ?? target;
      },
    )
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** Whether this message text mentions that user. */
export function mentions(slackText: string, userId: string): boolean {
  return slackText.includes(`<@${userId}>`) || slackText.includes(`<@${userId}|`);
}

/**
 * Escapes text of ours for mrkdwn: nothing in it can ping or link (Slack: replace `&`, `<` and `>`, nothing else).
 */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Slack has no escape for its formatting marks, so each gets a twin that looks the same and does nothing. */
const TWINS: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufdff\ufe70-\ufefc]|\ud83a[\udc00-\uddff]/;

/**
 * Text that holds what a person typed, safe in mrkdwn on one line: no ping, no link, no bold, no second line, no
 * control or direction mark, and not longer than `most` characters before escaping.
 */
export function neutral(text: string, most = 300): string {
  const rightToLeft = RIGHT_TO_LEFT.test(text);
  const line = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '')
    .trim();
  const marks = shorten(line, most).replace(/[*_~`]/g, (mark) => TWINS[mark] ?? mark);
  // An isolate keeps right-to-left words from turning round what stands beside them (Unicode UAX 9, FSI and PDI).
  return escaped(rightToLeft ? `\u2068${marks}\u2069` : marks);
}

/** Cuts between words where there are any near the end, else between characters as people see them; “…” follows. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, most + 64),
  );
  let end = 0;
  for (const { index, segment } of graphemes) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(' ', end);
  return `${text.slice(0, space > end * 0.75 ? space : end).trimEnd()}…`;
}

/** A character that nobody types and no escaping touches. */
const MARK = '\ue000';

/**
 * A sentence of ours, escaped, with a token of Slack's in its middle that must not be: a date, a channel.
 *
 * @example withToken('<#C1>', (place) => `It is in ${place} & elsewhere.`) // 'It is in <#C1> &amp; elsewhere.'
 */
export function withToken(token: string, sentence: (mark: string) => string): string {
  return escaped(sentence(MARK)).replaceAll(MARK, () => token);
}

/**
 * A moment that Slack shows in each reader's own time; `fallback` is for clients that can't.
 *
 * @param at milliseconds since 1970.
 */
export function dateToken(at: number, fallback: string): string {
  const plain = fallback.replace(/[<>|&]/g, ' ');
  return `<!date^${Math.floor(at / 1000)}^{date_long_pretty}, {time}|${plain}>`;
}
