// Blocks as they are kept: still good Block Kit, with an id for everything that is asked for one.
import { checkBlocks, flagged, storedBlocks } from '../../../src/workspace/server/block-kit/index.js';
import { blocksAnywhere, blocksInMessages, button, plain } from '../block-kit/examples.js';

const stored = (blocks: readonly unknown[]) => {
  let count = 0;
  return storedBlocks(blocks, () => {
    count += 1;
    return `b${count}`;
  });
};
const named = [...blocksAnywhere, ...blocksInMessages].map((block): [string, unknown] => [
  JSON.stringify(block).slice(0, 120),
  block,
]);

it.each(named)('stay good, and as they are when kept again: %s', (_, block) => {
  const once = stored([block]);
  expect(checkBlocks(once, 'message')).toEqual([]);
  expect(stored(once)).toEqual(once);
});

it('get ids and flags where the app gave none', () => {
  const row = { type: 'actions', elements: [button(), button({ action_id: 'mine' })] };
  expect(stored([row, { type: 'divider', block_id: 'line' }])).toEqual([
    {
      type: 'actions',
      block_id: expect.any(String),
      elements: [
        {
          type: 'button',
          action_id: expect.any(String),
          text: { type: 'plain_text', text: 'Show', emoji: true },
        },
        { type: 'button', action_id: 'mine', text: { type: 'plain_text', text: 'Show', emoji: true } },
      ],
    },
    { type: 'divider', block_id: 'line' },
  ]);
});

it('keep a flag that the app set', () => {
  const text = { ...plain('x'), emoji: false };
  expect(flagged({ title: text })).toEqual({ title: text });
});
