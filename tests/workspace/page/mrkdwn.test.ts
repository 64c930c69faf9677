// mrkdwn as the page reads it.
import fc from 'fast-check';
import { emoji } from '../../../src/workspace/page/emoji.js';
import { type Node, parseMrkdwn, plainOf } from '../../../src/workspace/page/mrkdwn.js';

const text = (words: string): Node => ({ kind: 'text', text: words });

test.each<[string, string, Node[]]>([
  ['bold', '*a b*', [{ kind: 'bold', children: [text('a b')] }]],
  ['italic', '_a_', [{ kind: 'italic', children: [text('a')] }]],
  ['strike', '~a~', [{ kind: 'strike', children: [text('a')] }]],
  ['code, in which nothing else counts', '`*a*`', [{ kind: 'code', text: '*a*' }]],
  ['marks within marks', '*_a_*', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('a')] }] }]],
  ['marks within words as they are', 'snake_case_name 2*3*4', [text('snake_case_name 2*3*4')]],
  ['marks beside spaces as they are', '* a *', [text('* a *')]],
  ['entities', '1 &lt; 2 &amp;amp; &gt;', [text('1 < 2 &amp; >')]],
  [
    'a link',
    '<https://example.org/?a&amp;b>',
    [{ kind: 'link', url: 'https://example.org/?a&b', text: 'https://example.org/?a&b' }],
  ],
  [
    'a link with a label',
    '<https://example.org|here>',
    [{ kind: 'link', url: 'https://example.org', text: 'here' }],
  ],
  [
    'a mail address',
    '<mailto:a@example.org>',
    [{ kind: 'link', url: 'mailto:a@example.org', text: 'a@example.org' }],
  ],
  ['a link that would run a script as text', '<javascript:alert(1)|x>', [text('<javascript:alert(1)|x>')]],
  ['a person', '<@U1>', [{ kind: 'user', id: 'U1', label: '' }]],
  ['a channel', '<#C1|one>', [{ kind: 'channel', id: 'C1', label: 'one' }]],
  ['a call to all', '<!here>', [{ kind: 'broadcast', id: 'here', label: 'here' }]],
  ['a user group', '<!subteam^S1|@editors>', [{ kind: 'broadcast', id: 'S1', label: 'editors' }]],
  [
    'a date',
    '<!date^1704441600^{date} &amp; {time}|5 January>',
    [{ kind: 'date', at: 1704441600, format: '{date} & {time}', url: '', text: '5 January' }],
  ],
  [
    'a date that is a link',
    '<!date^1^{date}^https://example.org/?a&amp;b|1 January>',
    [{ kind: 'date', at: 1, format: '{date}', url: 'https://example.org/?a&b', text: '1 January' }],
  ],
  ['a date without a time, by its fallback', '<!date^soon^{date}|1 January>', [text('1 January')]],
  ['emoji', ':tada:', [{ kind: 'emoji', name: 'tada' }]],
  [
    'quotes, line by line',
    '&gt; a\n&gt; b\nc',
    [{ kind: 'quote', children: [text('a'), { kind: 'break' }, text('b')] }, text('c')],
  ],
  [
    'a quote of all that follows',
    'a\n&gt;&gt;&gt; b\nc',
    [text('a'), { kind: 'quote', children: [text('b'), { kind: 'break' }, text('c')] }],
  ],
  ['preformatted lines', 'a\n```\n*b*\n```\nc', [text('a'), { kind: 'pre', text: '*b*\n' }, text('c')]],
  ['an unfinished fence as it is', '```a', [text('```a')]],
])('reads %s', (_, source, expected) => {
  expect(parseMrkdwn(source)).toEqual(expected);
});

test('an emoji that is not known is shown as typed', () => {
  expect(emoji('tada')).toBe('🎉');
  expect(emoji('no_such')).toBe(':no_such:');
  expect(emoji('constructor')).toBe(':constructor:');
});

test('entities are undone once', () => {
  expect(plainOf('&amp;lt;')).toBe('&lt;');
});

/** Everything a reader would see of a node. */
function shown(node: Node): string {
  if ('children' in node) return node.children.map(shown).join('');
  if (node.kind === 'break') return '\n';
  if (node.kind === 'emoji') return `:${node.name}:`;
  return 'text' in node ? node.text : `${node.id}${node.label}`;
}

const letters = (source: string) => source.replace(/[^\p{L}\p{N}]/gu, '');
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '\n',
        '>',
        '>>>',
        '&gt;',
        '&lt;',
        '&amp;',
        ':',
        '<',
        '|',
        '@',
        '#',
        ' ',
      ),
      fc.constantFrom('word', 'two words', 'https://example.org', 'tada', 'ő', '😀'),
      fc.string(),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

test('never throws, whatever is written', () => {
  fc.assert(fc.property(marked, (source) => Array.isArray(parseMrkdwn(source))));
});

test('keeps every letter of a text without references', () => {
  fc.assert(
    fc.property(marked, (raw) => {
      // An ampersand may make an entity, `<` a reference: both are shown as something else on purpose.
      const source = raw.replace(/[<&]/g, '');
      expect(letters(parseMrkdwn(source).map(shown).join(''))).toBe(letters(source));
    }),
  );
});

test('keeps plain words exactly, with their lines', () => {
  const words = fc.stringMatching(/^[a-z0-9 .,;!?()"'-]*$/);
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (lines) => {
      expect(parseMrkdwn(lines.join('\n')).map(shown).join('')).toBe(lines.join('\n'));
    }),
  );
});
