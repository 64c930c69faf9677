// Blocks that Slack refuses are refused: one example a rule, with the message and the place it points to.
import { checkBlocks } from '../../../src/workspace/server/block-kit/index.js';
import { actions, button, input, mrkdwn, picture, plain, section, textInput } from './examples.js';

type Surface = 'message' | 'modal' | 'home';
type Refusal = readonly [rule: string, block: unknown, message: string, at: string, surface: Surface | null];

const rich = (element: unknown) => ({ type: 'rich_text', elements: [element] });
const many = (count: number, item: unknown) => Array(count).fill(item);

const refusals: readonly Refusal[] = [
  ['a block is an object', 'text', 'must provide an object', '', null],
  ['a block is no list', [], 'must provide an object', '', null],
  ['a block has a type', { text: plain('x') }, 'missing required field: type', '', null],
  ['a type is a string', { type: 7 }, 'must provide a string', '/type', null],
  ['a type is known', { type: 'foo' }, 'unsupported type: foo', '/type', null],
  [
    'a type is not a name objects inherit',
    { type: 'constructor' },
    'unsupported type: constructor',
    '/type',
    null,
  ],
  ['no unknown property', section({ txt: 1 }), 'invalid additional property: txt', '', null],
  ['no property set to null', section({ accessory: null }), 'must provide an object', '/accessory', null],
  ['block_id is a string', section({ block_id: 1 }), 'must provide a string', '/block_id', null],
  ['a section has text or fields', { type: 'section' }, 'must define either `text` or `fields`', '', null],
  ['text is an object', section({ text: 'x' }), 'must provide an object', '/text', null],
  ['text is not empty', section({ text: mrkdwn('') }), 'must be more than 0 characters', '/text/text', null],
  ['text has text', section({ text: { type: 'mrkdwn' } }), 'missing required field: text', '/text', null],
  [
    'text is of a known kind',
    section({ text: { type: 'html', text: 'x' } }),
    'unsupported type: html',
    '/text/type',
    null,
  ],
  [
    'emoji is for plain text',
    section({ text: { ...mrkdwn('x'), emoji: true } }),
    'invalid additional property: emoji',
    '/text',
    null,
  ],
  [
    'verbatim is for mrkdwn',
    section({ text: { ...plain('x'), verbatim: true } }),
    'invalid additional property: verbatim',
    '/text',
    null,
  ],
  [
    'emoji is a boolean',
    section({ text: { ...plain('x'), emoji: 'yes' } }),
    'must be a boolean',
    '/text/emoji',
    null,
  ],
  ['fields are a list', section({ fields: {} }), 'must provide an array', '/fields', null],
  ['some fields', section({ fields: [] }), 'must provide at least 1 items', '/fields', null],
  ['ten fields', section({ fields: many(11, plain('x')) }), 'no more than 10 items allowed', '/fields', null],
  [
    'a section takes no text input',
    section({ accessory: textInput }),
    'unsupported type: plain_text_input',
    '/accessory/type',
    null,
  ],
  [
    'a header is plain text',
    { type: 'header', text: mrkdwn('x') },
    'unsupported type: mrkdwn',
    '/text/type',
    null,
  ],
  ['a header has text', { type: 'header' }, 'missing required field: text', '', null],
  [
    'a divider is only a line',
    { type: 'divider', text: plain('x') },
    'invalid additional property: text',
    '',
    null,
  ],
  [
    'a context has elements',
    { type: 'context', elements: [] },
    'must provide at least 1 items',
    '/elements',
    null,
  ],
  [
    'ten elements in a context',
    { type: 'context', elements: many(11, plain('x')) },
    'no more than 10 items allowed',
    '/elements',
    null,
  ],
  [
    'no button in a context',
    { type: 'context', elements: [button()] },
    'unsupported type: button',
    '/elements/0/type',
    null,
  ],
  ['some actions', actions(), 'must provide at least 1 items', '/elements', null],
  ['25 actions', actions(...many(26, button())), 'no more than 25 items allowed', '/elements', null],
  ['no image among actions', actions(picture), 'unsupported type: image', '/elements/0/type', null],
  [
    'an action_id once a block',
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    'action_id already exists: a',
    '/elements/1/action_id',
    null,
  ],
  [
    'an image has alt_text',
    { type: 'image', image_url: 'https://example.com' },
    'missing required field: alt_text',
    '',
    null,
  ],
  [
    'an image has a source',
    { type: 'image', alt_text: 'x' },
    'must define either `image_url` or `slack_file`',
    '',
    null,
  ],
  [
    'an image has one source',
    { ...picture, slack_file: { id: 'F1' } },
    'must define only one of `image_url` or `slack_file`',
    '',
    null,
  ],
  [
    'a file is named one way',
    { type: 'image', alt_text: 'x', slack_file: { id: 'F1', url: 'https://example.com' } },
    'must define only one of `id` or `url`',
    '/slack_file',
    null,
  ],
  [
    'an image_url is an address',
    { ...picture, image_url: 'map.png' },
    'input must be a valid: uri',
    '/image_url',
    null,
  ],
  [
    'an image title is plain text',
    { ...picture, title: mrkdwn('x') },
    'unsupported type: mrkdwn',
    '/title/type',
    null,
  ],
  ['an input has a label', { type: 'input', element: textInput }, 'missing required field: label', '', null],
  [
    'an input has an element',
    { type: 'input', label: plain('x') },
    'missing required field: element',
    '',
    null,
  ],
  [
    'an input label is plain text',
    input(textInput, { label: mrkdwn('x') }),
    'unsupported type: mrkdwn',
    '/label/type',
    null,
  ],
  ['no button as an input', input(button()), 'unsupported type: button', '/element/type', null],
  ['optional is a boolean', input(textInput, { optional: 'no' }), 'must be a boolean', '/optional', null],
  ['markdown is a string', { type: 'markdown', text: plain('x') }, 'must provide a string', '/text', null],
  ['markdown is not empty', { type: 'markdown', text: '' }, 'must be more than 0 characters', '/text', null],
  ['no markdown in a modal', { type: 'markdown', text: 'x' }, 'unsupported type: markdown', '/type', 'modal'],
  ['no markdown at home', { type: 'markdown', text: 'x' }, 'unsupported type: markdown', '/type', 'home'],
  ['no table in a modal', { type: 'table', rows: [] }, 'unsupported type: table', '/type', 'modal'],
  [
    'no context_actions at home',
    { type: 'context_actions', elements: [] },
    'unsupported type: context_actions',
    '/type',
    'home',
  ],
  [
    'no button in context_actions',
    { type: 'context_actions', elements: [button()] },
    'unsupported type: button',
    '/elements/0/type',
    null,
  ],
  [
    'five context_actions',
    { type: 'context_actions', elements: many(6, { type: 'icon_button', icon: 'trash', text: plain('x') }) },
    'no more than 5 items allowed',
    '/elements',
    null,
  ],
  [
    'both feedback buttons',
    {
      type: 'context_actions',
      elements: [{ type: 'feedback_buttons', positive_button: { text: plain('x'), value: 'x' } }],
    },
    'missing required field: negative_button',
    '/elements/0',
    null,
  ],
  ['a table has rows', { type: 'table', rows: [] }, 'must provide at least 1 items', '/rows', null],
  [
    '20 cells in a row',
    { type: 'table', rows: [many(21, { type: 'raw_text', text: 'x' })] },
    'no more than 20 items allowed',
    '/rows/0',
    null,
  ],
  [
    'cells are raw or rich',
    { type: 'table', rows: [[mrkdwn('x')]] },
    'unsupported type: mrkdwn',
    '/rows/0/0/type',
    null,
  ],
  [
    '10,000 characters in a table',
    { type: 'table', rows: many(11, [{ type: 'raw_text', text: 'x'.repeat(1000) }]) },
    'must be less than 10001 characters',
    '/rows',
    null,
  ],
  [
    'a video has a title',
    { type: 'video', alt_text: 'x', thumbnail_url: 'https://example.com', video_url: 'https://example.com' },
    'missing required field: title',
    '',
    null,
  ],
  [
    'rich text holds known parts',
    rich({ type: 'rich_text_table', elements: [] }),
    'unsupported type: rich_text_table',
    '/elements/0/type',
    null,
  ],
  [
    'rich text pieces are not empty',
    rich({ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }),
    'must be more than 0 characters',
    '/elements/0/elements/0/text',
    null,
  ],
  [
    'lists hold sections',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'x' }] }),
    'unsupported type: text',
    '/elements/0/elements/0/type',
    null,
  ],
  [
    'lists are bullet or ordered',
    rich({ type: 'rich_text_list', style: 'star', elements: [{ type: 'rich_text_section', elements: [] }] }),
    'must be a valid enum value',
    '/elements/0/style',
    null,
  ],
  [
    'lists are indented up to 8',
    rich({
      type: 'rich_text_list',
      style: 'bullet',
      indent: 9,
      elements: [{ type: 'rich_text_section', elements: [] }],
    }),
    'must be less than 9',
    '/elements/0/indent',
    null,
  ],
  [
    'preformatted text holds no mention',
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    'unsupported type: user',
    '/elements/0/elements/0/type',
    null,
  ],
];

test.each(refusals)('%s', (_, block, message, at, surface) => {
  expect(checkBlocks([block], surface ?? 'message')).toEqual([{ message, pointer: `/blocks/0${at}` }]);
});

const line = { type: 'divider' };
const together: readonly (readonly [string, unknown, Surface, string, string])[] = [
  ['blocks are a list', { 0: line }, 'message', 'must provide an array', '/blocks'],
  ['50 blocks a message', many(51, line), 'message', 'no more than 50 items allowed', '/blocks'],
  ['100 blocks a modal', many(101, line), 'modal', 'no more than 100 items allowed', '/blocks'],
  ['100 blocks at home', many(101, line), 'home', 'no more than 100 items allowed', '/blocks'],
  [
    'a block_id once',
    [{ ...line, block_id: 'a' }, line, section({ block_id: 'a' })],
    'message',
    'block_id already exists: a',
    '/blocks/2/block_id',
  ],
  [
    '12,000 characters of markdown',
    many(2, { type: 'markdown', text: 'x'.repeat(6001) }),
    'message',
    'markdown blocks must be less than 12001 characters together',
    '/blocks',
  ],
  [
    'one table a message',
    many(2, { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }),
    'message',
    'only_one_table_allowed',
    '/blocks',
  ],
];

test.each(together)('over all blocks: %s', (_, blocks, surface, message, pointer) => {
  expect(checkBlocks(blocks, surface)).toEqual([{ message, pointer }]);
});

test('tells of every mistake at once, each at its place', () => {
  const blocks = [section({ text: mrkdwn('') }), line, actions(button({ style: 'big', size: 1 }))];

  expect(checkBlocks(blocks, 'message').map(({ pointer }) => pointer)).toEqual([
    '/blocks/0/text/text',
    '/blocks/2/elements/0/style',
    '/blocks/2/elements/0',
  ]);
});
