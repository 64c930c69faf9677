// Standard Markdown as markdown blocks show it.
import fc from 'fast-check';
import { type Inline, type Part, parseMarkdown } from '../../../src/workspace/page/blocks/markdownTree.js';

const text = (words: string): Inline => ({ kind: 'text', text: words });

test.each<[string, string, Part[]]>([
  [
    'a heading and its paragraph',
    '# A\nb',
    [
      { kind: 'heading', children: [text('A')] },
      { kind: 'paragraph', children: [text('b')] },
    ],
  ],
  [
    'lists',
    '- a\n- b\n\n1. c',
    [
      { kind: 'list', ordered: false, items: [[text('a')], [text('b')]] },
      { kind: 'list', ordered: true, items: [[text('c')]] },
    ],
  ],
  ['a quote', '> a\n> b', [{ kind: 'quote', children: [text('a\nb')] }]],
  ['a fence, in which nothing else counts', '```js\n**a**\n\nb\n```', [{ kind: 'pre', text: '**a**\n\nb' }]],
  ['a rule', '---', [{ kind: 'rule' }]],
  [
    'emphasis',
    '**a** *b* _c_ ~~d~~ `e`',
    [
      {
        kind: 'paragraph',
        children: [
          { kind: 'bold', children: [text('a')] },
          text(' '),
          { kind: 'italic', children: [text('b')] },
          text(' '),
          { kind: 'italic', children: [text('c')] },
          text(' '),
          { kind: 'strike', children: [text('d')] },
          text(' '),
          { kind: 'code', text: 'e' },
        ],
      },
    ],
  ],
  [
    'a link',
    '[a](https://example.org)',
    [{ kind: 'paragraph', children: [{ kind: 'link', url: 'https://example.org', children: [text('a')] }] }],
  ],
  [
    'a link that would run a script as text',
    '[a](javascript:b)',
    [{ kind: 'paragraph', children: [text('[a](javascript:b)')] }],
  ],
])('reads %s', (_, source, expected) => {
  expect(parseMarkdown(source)).toEqual(expected);
});

test('never throws, whatever is written', () => {
  const marks = fc.constantFrom(
    '#',
    '-',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '\n',
    '\n\n',
    '>',
    '[a](',
    ')',
    '1. ',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(marks, fc.string()), { maxLength: 40 }), (pieces) =>
      Array.isArray(parseMarkdown(pieces.join(''))),
    ),
  );
});
