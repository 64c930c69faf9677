// Whatever JSON comes: an answer, never an exception; and a good message stays good.
import fc from 'fast-check';
import { checkBlocks, checkView, textLength } from '../../../src/workspace/server/block-kit/index.js';
import { blocksAnywhere, blocksInMessages, mrkdwn, plain, section, views } from './examples.js';

const surfaces = ['message', 'modal', 'home'] as const;

function answers(value: unknown): void {
  for (const surface of surfaces) {
    for (const { message, pointer } of checkBlocks(value, surface)) {
      expect(message).not.toBe('');
      expect(pointer).toMatch(/^\/blocks(\/|$)/);
    }
  }
  for (const { pointer } of checkView(value)) expect(pointer).toMatch(/^\/view(\/|$)/);
  expect(textLength(value)).toBeGreaterThanOrEqual(0);
}

/** Values that look like Block Kit at first: its types and field names, filled with anything. */
const types = [...blocksAnywhere, ...blocksInMessages].flatMap((block) =>
  [...JSON.stringify(block).matchAll(/"type":"(\w+)"/g)].flatMap(([, type]) => type ?? []),
);
const names = [
  'text',
  'elements',
  'accessory',
  'element',
  'options',
  'initial_option',
  'fields',
  'rows',
  'blocks',
];
const { similar } = fc.letrec((tie) => ({
  similar: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue(),
    tie('object'),
    fc.array(tie('object'), { maxLength: 3 }),
  ),
  object: fc
    .tuple(
      fc.constantFrom(...types, 'modal', 'home', '__proto__'),
      fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), tie('similar'), { maxKeys: 4 }),
    )
    .map(([type, fields]): unknown => Object.assign(Object.create(null), fields, { type })),
}));

test('answers any JSON', () => {
  fc.assert(fc.property(fc.jsonValue(), answers));
});

test('answers what looks like Block Kit', () => {
  fc.assert(fc.property(similar, answers));
  fc.assert(fc.property(fc.array(similar), answers));
});

test('answers a good view or message with one part replaced by anything', () => {
  const parts = [...blocksAnywhere, ...blocksInMessages].flatMap((block) =>
    Object.keys(block).map((name) => ({ block, name })),
  );

  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.jsonValue(), ({ block, name }, value) => {
      answers([{ ...block, [name]: value }]);
      answers({ ...views[0], blocks: [{ ...block, [name]: value }] });
    }),
  );
});

test('answers very deep JSON', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

  answers(deep);
  answers([section({ text: deep })]);
  answers([{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: deep }] }]);
  answers([
    {
      type: 'actions',
      elements: [{ type: 'static_select', options: [{ text: deep, value: 'a' }], initial_option: deep }],
    },
  ]);
});

test('answers huge lists with a hundred problems at most', () => {
  const huge = Array(300_000).fill(0);

  expect(checkBlocks(huge, 'message').length).toBeLessThanOrEqual(100);
  expect(
    checkBlocks(
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: huge }] }],
      'message',
    ),
  ).toHaveLength(100);
  expect(checkBlocks([section({ text: mrkdwn('x'.repeat(3_000_000)) })], 'message')).toHaveLength(1);
});

test('refuses keys that objects inherit, when the JSON itself holds them', () => {
  const block: unknown = JSON.parse(
    '{"type":"divider","__proto__":{"text":"x"},"constructor":1,"toString":1}',
  );

  expect(checkBlocks([block], 'message').map(({ message }) => message)).toEqual([
    'invalid additional property: __proto__',
    'invalid additional property: constructor',
    'invalid additional property: toString',
  ]);
});

test('keeps a good message good, whatever its words and order', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
  // Tables stand once in a message, and a block_id once; everything else may be repeated.
  const repeatable = [...blocksAnywhere, ...blocksInMessages].filter(({ type }) => type !== 'table');
  const block = fc.oneof(
    words.map((text) => section({ text: mrkdwn(text) })),
    words.map((text) => ({ type: 'context', elements: [plain(text)] })),
    fc.constantFrom(...repeatable).map(({ block_id: _, ...rest }) => rest),
  );

  fc.assert(
    fc.property(fc.array(block, { maxLength: 50 }), (blocks) => {
      expect(checkBlocks(blocks, 'message')).toEqual([]);
      expect(checkBlocks(JSON.parse(JSON.stringify(blocks)), 'message')).toEqual([]);
    }),
  );
});
