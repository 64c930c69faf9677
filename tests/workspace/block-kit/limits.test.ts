// Lengths: exactly at Slack's limit is good, one character more is refused where it stands.
import {
  checkBlocks,
  checkView,
  TEXT_LIMIT,
  textLength,
} from '../../../src/workspace/server/block-kit/index.js';
import {
  actions,
  button,
  confirm,
  input,
  modal,
  mrkdwn,
  option,
  picture,
  plain,
  section,
  textInput,
} from './examples.js';

const of = (length: number) => 'x'.repeat(length);
const address = (length: number) => `https://example.com/${of(length - 20)}`;
const select = (more: object) => actions({ type: 'static_select', options: [option('a')], ...more });

const feedback = (positive: unknown) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      positive_button: positive,
      negative_button: { text: plain('b'), value: 'b' },
    },
  ],
});
const video = {
  type: 'video',
  alt_text: 'A walk',
  title: plain('Walk'),
  thumbnail_url: 'https://example.com/a.png',
  video_url: 'https://example.com/a',
};

type Limit = readonly [name: string, most: number, build: (text: string) => unknown, at: string];
const limits: readonly Limit[] = [
  ['section text', 3000, (text) => section({ text: mrkdwn(text) }), '/text/text'],
  ['section field', 2000, (text) => section({ fields: [plain(text)] }), '/fields/0/text'],
  ['header', 150, (text) => ({ type: 'header', text: plain(text) }), '/text/text'],
  ['block_id', 255, (text) => section({ block_id: text }), '/block_id'],
  ['alt_text', 2000, (text) => ({ ...picture, alt_text: text }), '/alt_text'],
  ['image title', 2000, (text) => ({ ...picture, title: plain(text) }), '/title/text'],
  ['input label', 2000, (text) => input(textInput, { label: plain(text) }), '/label/text'],
  ['input hint', 2000, (text) => input(textInput, { hint: plain(text) }), '/hint/text'],
  ['markdown', 12_000, (text) => ({ type: 'markdown', text }), '/text'],
  ['context text', 3000, (text) => ({ type: 'context', elements: [mrkdwn(text)] }), '/elements/0/text'],
  ['button text', 75, (text) => actions(button({ text: plain(text) })), '/elements/0/text/text'],
  ['button value', 2000, (text) => actions(button({ value: text })), '/elements/0/value'],
  ['action_id', 255, (text) => actions(button({ action_id: text })), '/elements/0/action_id'],
  [
    'accessibility_label',
    75,
    (text) => actions(button({ accessibility_label: text })),
    '/elements/0/accessibility_label',
  ],
  [
    'confirm title',
    100,
    (text) => actions(button({ confirm: { ...confirm, title: plain(text) } })),
    '/elements/0/confirm/title/text',
  ],
  [
    'confirm text',
    300,
    (text) => actions(button({ confirm: { ...confirm, text: plain(text) } })),
    '/elements/0/confirm/text/text',
  ],
  [
    'confirm button',
    30,
    (text) => actions(button({ confirm: { ...confirm, confirm: plain(text) } })),
    '/elements/0/confirm/confirm/text',
  ],
  [
    'deny button',
    30,
    (text) => actions(button({ confirm: { ...confirm, deny: plain(text) } })),
    '/elements/0/confirm/deny/text',
  ],
  ['placeholder', 150, (text) => select({ placeholder: plain(text) }), '/elements/0/placeholder/text'],
  [
    'option text',
    75,
    (text) => select({ options: [{ text: plain(text), value: 'a' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'option value',
    150,
    (text) => select({ options: [{ text: plain('a'), value: text }] }),
    '/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    (text) => select({ options: [{ ...option('a'), description: plain(text) }] }),
    '/elements/0/options/0/description/text',
  ],
  [
    'group label',
    75,
    (text) =>
      actions({ type: 'static_select', option_groups: [{ label: plain(text), options: [option('a')] }] }),
    '/elements/0/option_groups/0/label/text',
  ],
  [
    'text of a box',
    75,
    (text) => actions({ type: 'checkboxes', options: [{ text: mrkdwn(text), value: 'a' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'text of an overflow option',
    75,
    (text) => actions({ type: 'overflow', options: [{ text: plain(text), value: 'a' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'initial text of an input',
    3000,
    (text) => input({ ...textInput, initial_value: text }),
    '/element/initial_value',
  ],
  [
    'feedback text',
    75,
    (text) => feedback({ text: plain(text), value: 'a' }),
    '/elements/0/positive_button/text/text',
  ],
  [
    'feedback value',
    2000,
    (text) => feedback({ text: plain('a'), value: text }),
    '/elements/0/positive_button/value',
  ],
  ['video title', 200, (text) => ({ ...video, title: plain(text) }), '/title/text'],
  ['video author', 50, (text) => ({ ...video, author_name: text }), '/author_name'],
];

test.each(limits)('%s: %d characters', (_, most, build, at) => {
  expect(checkBlocks([build(of(most))], 'message')).toEqual([]);
  expect(checkBlocks([build(of(most + 1))], 'message')).toEqual([
    { message: `must be less than ${most + 1} characters`, pointer: `/blocks/0${at}` },
  ]);
});

const addresses: readonly (readonly [string, (url: string) => unknown, string])[] = [
  ['image', (url) => ({ ...picture, image_url: url }), '/image_url'],
  ['button', (url) => actions(button({ url })), '/elements/0/url'],
  [
    'overflow option',
    (url) => actions({ type: 'overflow', options: [{ ...option('a'), url }] }),
    '/elements/0/options/0/url',
  ],
];

test.each(addresses)('the address of an %s: 3,000 characters', (_, build, at) => {
  expect(checkBlocks([build(address(3000))], 'message')).toEqual([]);
  expect(checkBlocks([build(address(3001))], 'message')).toEqual([
    { message: 'must be less than 3001 characters', pointer: `/blocks/0${at}` },
  ]);
});

const viewLimits: readonly (readonly [string, number, (text: string) => unknown, string])[] = [
  ['title', 24, (text) => modal({ title: plain(text) }), '/title/text'],
  ['submit', 24, (text) => modal({ submit: plain(text) }), '/submit/text'],
  ['close', 24, (text) => modal({ close: plain(text) }), '/close/text'],
  ['callback_id', 255, (text) => modal({ callback_id: text }), '/callback_id'],
  ['external_id', 255, (text) => modal({ external_id: text }), '/external_id'],
  ['private_metadata', 3000, (text) => modal({ private_metadata: text }), '/private_metadata'],
];

test.each(viewLimits)('%s of a view: %d characters', (_, most, build, at) => {
  expect(checkView(build(of(most)))).toEqual([]);
  expect(checkView(build(of(most + 1)))).toEqual([
    { message: `must be less than ${most + 1} characters`, pointer: `/view${at}` },
  ]);
});

test('an emoji is one character', () => {
  expect(checkBlocks([{ type: 'header', text: plain('🙂'.repeat(150)) }], 'message')).toEqual([]);
  expect(checkBlocks([{ type: 'header', text: plain('🙂'.repeat(151)) }], 'message')).toHaveLength(1);
});

test('the whole message: 11,000 characters over all blocks', () => {
  const blocks = [3000, 3000, 3000, 2000].map((length) => section({ text: plain(of(length)) }));

  expect(TEXT_LIMIT).toBe(11_000);
  expect(textLength(blocks)).toBe(TEXT_LIMIT);
  expect(textLength([...blocks, section({ text: plain('x') })])).toBe(TEXT_LIMIT + 1);
});

const group = { label: plain('x'), options: [option('a')] };
const counts: readonly (readonly [
  string,
  number,
  (items: readonly unknown[]) => unknown,
  unknown,
  string,
])[] = [
  [
    'option groups',
    100,
    (items) => actions({ type: 'static_select', option_groups: items }),
    group,
    '/elements/0/option_groups',
  ],
  [
    'initial options',
    100,
    (items) => actions({ type: 'multi_static_select', option_groups: [group], initial_options: items }),
    option('a'),
    '/elements/0/initial_options',
  ],
  [
    'initial boxes',
    10,
    (items) => actions({ type: 'checkboxes', options: [option('a')], initial_options: items }),
    option('a'),
    '/elements/0/initial_options',
  ],
  ['rows', 100, (items) => ({ type: 'table', rows: items }), [{ type: 'raw_text', text: 'x' }], '/rows'],
  [
    'column settings',
    20,
    (items) => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]], column_settings: items }),
    {},
    '/column_settings',
  ],
];

test.each(counts)('%s: %d', (_, most, build, item, at) => {
  expect(checkBlocks([build(Array(most).fill(item))], 'message')).toEqual([]);
  expect(checkBlocks([build(Array(most + 1).fill(item))], 'message')).toEqual([
    { message: `no more than ${most} items allowed`, pointer: `/blocks/0${at}` },
  ]);
});

const ranges: readonly (readonly [string, number, number, (value: number) => unknown, string])[] = [
  ['min_length', 0, 3000, (value) => ({ ...textInput, min_length: value }), 'min_length'],
  ['max_length', 1, 3000, (value) => ({ ...textInput, max_length: value }), 'max_length'],
  ['min_lines', 1, 100, (value) => ({ type: 'rich_text_input', min_lines: value }), 'min_lines'],
  ['max_lines', 1, 100, (value) => ({ type: 'rich_text_input', max_lines: value }), 'max_lines'],
  ['max_files', 1, 10, (value) => ({ type: 'file_input', max_files: value }), 'max_files'],
];

test.each(ranges)('%s: from %d to %d', (_, least, most, build, name) => {
  const problems = (value: number) => checkBlocks([input(build(value))], 'modal');

  expect([...problems(least), ...problems(most)]).toEqual([]);
  expect([...problems(least - 1), ...problems(most + 1)]).toEqual([
    { message: `must be greater than ${least - 1}`, pointer: `/blocks/0/element/${name}` },
    { message: `must be less than ${most + 1}`, pointer: `/blocks/0/element/${name}` },
  ]);
});
