// Block Kit that Slack takes is taken, block by block and on the surfaces it is made for.
import { checkBlocks, checkView, textLength } from '../../../src/workspace/server/block-kit/index.js';
import { blocksAnywhere, blocksInMessages, input, inputsInModals, plain, views } from './examples.js';

const named = (values: readonly unknown[]) =>
  values.map((value): [string, unknown] => [JSON.stringify(value), value]);

describe.each(['message', 'modal', 'home'] as const)('on the surface %s', (surface) => {
  test.each(named(blocksAnywhere))('takes %s', (_, block) => {
    expect(checkBlocks([block], surface)).toEqual([]);
  });
});

test.each(named(blocksInMessages))('takes in a message %s', (_, block) => {
  expect(checkBlocks([block], 'message')).toEqual([]);
});

test.each(named(inputsInModals))('takes in a modal the input %s', (_, element) => {
  expect(checkBlocks([input(element)], 'modal')).toEqual([]);
});

test.each(named(views))('takes the view %s', (_, view) => {
  expect(checkView(view)).toEqual([]);
});

test('takes the same action_id in two blocks and the largest number of blocks', () => {
  const line = { type: 'divider' };
  const row = { type: 'actions', elements: [{ type: 'button', text: plain('More'), action_id: 'more' }] };

  expect(checkBlocks([row, row, ...Array(48).fill(line)], 'message')).toEqual([]);
  expect(checkBlocks(Array(100).fill(line), 'modal')).toEqual([]);
  expect(checkBlocks(Array(100).fill(line), 'home')).toEqual([]);
});

test('counts the characters of all texts, an emoji as one', () => {
  const blocks = [
    { type: 'header', text: plain('Title') },
    { type: 'section', text: plain('🙂🙂'), fields: [plain('a'), plain('b')], block_id: 'not counted' },
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'rich' }] }],
    },
    { type: 'markdown', text: '**md**' },
  ];

  expect(textLength(blocks)).toBe(5 + 2 + 2 + 4 + 6);
  expect(textLength('text')).toBe(0);
  expect(textLength(null)).toBe(0);
});
