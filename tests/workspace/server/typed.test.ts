// What a person types, as Slack would deliver it; and that nothing typed can look like a token.
import fc from 'fast-check';
import { ids } from '../../../src/workspace/server/ids.js';
import { richText } from '../../../src/workspace/server/richText.js';
import { seedChannels, seedUsers } from '../../../src/workspace/server/seed.js';
import { deliveredText, postedText } from '../../../src/workspace/server/typed.js';

const users = seedUsers('Footnote');
const channels = seedChannels('Footnote');
const delivered = (typed: string) => deliveredText(typed, users, channels);

it.each([
  ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
  ['<@U1> <!channel> &amp;', '&lt;@U1&gt; &lt;!channel&gt; &amp;amp;'],
  ['@Footnote hello', `<@${ids.botUser}> hello`],
  ['hello @footnote, and @Mina Okafor!', `hello <@${ids.botUser}>, and <@U0MINA00001>!`],
  ['(@mina)', '(<@U0MINA00001>)'],
  ['@minaret me@mina @nobody', '@minaret me@mina @nobody'],
  ['@here and @Channel', '<!here> and <!channel>'],
  ['#general? #nowhere', '<#C0GENERAL01|general>? #nowhere'],
  ['#footnote', '#footnote'],
  ['see https://example.com/a?b=1&c=2.', 'see <https://example.com/a?b=1&amp;c=2>.'],
  ['(https://example.com/@mina)', '(<https://example.com/@mina>)'],
  ['<https://example.com>', '&lt;<https://example.com>&gt;'],
  ['https://example.com/?a&', '<https://example.com/?a&amp;>'],
  ['`@mina` and ```https://example.com\n@mina```', '`@mina` and ```https://example.com\n@mina```'],
  ['*bold* _it_ ~no~', '*bold* _it_ ~no~'],
  ['', ''],
])('delivers %j as %j', (typed, expected) => {
  expect(delivered(typed)).toBe(expected);
});

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<',
      '>',
      '&',
      '&amp;',
      '<@U1>',
      '@mina',
      '@Footnote',
      '@here',
      '#general',
      '`',
      '|',
      '://',
    ),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  ),
);
const typedText = pieces.map((parts) => parts.join(''));
const token = /<(?:@U\w+|#C\w+\|[\w-]+|!(?:here|channel|everyone)|https?:\/\/[^<>|\s]+)>/gi;
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));

it('leaves no sign of its own that isn’t part of a token, whatever is typed', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      const rest = delivered(typed).replace(token, '');
      expect(rest).not.toMatch(/[<>]/);
      expect(rest.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
    }),
  );
});

it('gives back what was typed, once links and entities are undone', () => {
  const quiet = typedText.filter((typed) => !/[@#]/.test(typed));
  fc.assert(
    fc.property(quiet, (typed) => {
      expect(unescaped(delivered(typed).replace(token, (found) => found.slice(1, -1)))).toBe(typed);
    }),
  );
});

it('says the same in rich text as in text', () => {
  const said = (text: string) =>
    JSON.parse(JSON.stringify(richText(text, 'b')))[0].elements[0].elements.map(
      (element: Readonly<Record<string, string>>) => {
        if (element.type === 'user') return `<@${element.user_id}>`;
        if (element.type === 'broadcast') return `<!${element.range}>`;
        return element.type === 'channel' ? `#${element.channel_id}` : (element.text ?? element.url);
      },
    );
  expect(said(delivered('Hi @mina & @here: see https://example.com/?a=1&b=2 in #general'))).toEqual([
    'Hi ',
    '<@U0MINA00001>',
    ' & ',
    '<!here>',
    ': see ',
    'https://example.com/?a=1&b=2',
    ' in ',
    '#C0GENERAL01',
  ]);
  const quiet = typedText.filter((typed) => !/[@#]/.test(typed));
  fc.assert(fc.property(quiet, (typed) => expect(said(delivered(typed)).join('')).toBe(typed)));
});

it.each([
  ['Q & A', 'Q &amp; A'],
  [
    '&lt;b&gt; &amp; <@U1|x> <!here> <#C1> <https://a.example/?a&b|a < b>',
    '&lt;b&gt; &amp; <@U1|x> <!here> <#C1> &lt;https://a.example/?a&amp;b|a &lt; b&gt;',
  ],
  ['<mailto:a@b.example|mail> 1 < 2 > 0', '<mailto:a@b.example|mail> 1 &lt; 2 &gt; 0'],
  ['a <b> c', 'a &lt;b&gt; c'],
])('returns the app’s own text %j as %j', (text, expected) => {
  expect(postedText(text)).toBe(expected);
});

it('returns the same text when it is posted again', () => {
  fc.assert(fc.property(typedText, (text) => expect(postedText(postedText(text))).toBe(postedText(text))));
});
