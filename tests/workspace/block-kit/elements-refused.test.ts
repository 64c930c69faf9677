// Elements that Slack refuses are refused: one example a rule, with the message and the place it points to.
import { checkBlocks } from '../../../src/workspace/server/block-kit/index.js';
import {
  actions,
  button,
  confirm,
  input,
  inputsInModals,
  mrkdwn,
  option,
  plain,
  section,
  textInput,
} from './examples.js';

type Surface = 'message' | 'modal' | 'home';
type Refusal = readonly [rule: string, block: unknown, message: string, at: string, surface: Surface | null];

const accessory = (element: unknown) => section({ accessory: element });
const select = (more: object) => actions({ type: 'static_select', options: [option('a')], ...more });
const many = (count: number, item: unknown) => Array(count).fill(item);

const refusals: readonly Refusal[] = [
  ['a button has text', actions({ type: 'button' }), 'missing required field: text', '/elements/0', null],
  [
    'a button is plain text',
    actions(button({ text: mrkdwn('x') })),
    'unsupported type: mrkdwn',
    '/elements/0/text/type',
    null,
  ],
  [
    'trash is the only icon',
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'pen', text: plain('x') }] },
    'must be a valid enum value',
    '/elements/0/icon',
    null,
  ],
  [
    'button styles',
    actions(button({ style: 'default' })),
    'must be a valid enum value',
    '/elements/0/style',
    null,
  ],
  [
    'button value is a string',
    actions(button({ value: 1 })),
    'must provide a string',
    '/elements/0/value',
    null,
  ],
  [
    'button url is an address',
    actions(button({ url: '/here' })),
    'input must be a valid: uri',
    '/elements/0/url',
    null,
  ],
  [
    'button url is not empty',
    actions(button({ url: '' })),
    'must be more than 0 characters',
    '/elements/0/url',
    null,
  ],
  [
    'confirm is whole',
    actions(button({ confirm: { ...confirm, deny: 'No' } })),
    'must provide an object',
    '/elements/0/confirm/deny',
    null,
  ],
  [
    'confirm has a title',
    actions(button({ confirm: { text: plain('x'), confirm: plain('x'), deny: plain('x') } })),
    'missing required field: title',
    '/elements/0/confirm',
    null,
  ],
  [
    'a select has options',
    actions({ type: 'static_select' }),
    'must define either `options` or `option_groups`',
    '/elements/0',
    null,
  ],
  [
    'options or groups',
    select({ option_groups: [{ label: plain('x'), options: [option('a')] }] }),
    'must define only one of `options` or `option_groups`',
    '/elements/0',
    null,
  ],
  ['some options', select({ options: [] }), 'must provide at least 1 items', '/elements/0/options', null],
  [
    '100 options',
    select({ options: many(101, option('a')) }),
    'no more than 100 items allowed',
    '/elements/0/options',
    null,
  ],
  [
    '100 options a group',
    actions({
      type: 'static_select',
      option_groups: [{ label: plain('x'), options: many(101, option('a')) }],
    }),
    'no more than 100 items allowed',
    '/elements/0/option_groups/0/options',
    null,
  ],
  [
    'options of menus are plain text',
    select({ options: [{ text: mrkdwn('a'), value: 'a' }] }),
    'unsupported type: mrkdwn',
    '/elements/0/options/0/text/type',
    null,
  ],
  [
    'options have values',
    select({ options: [{ text: plain('a') }] }),
    'missing required field: value',
    '/elements/0/options/0',
    null,
  ],
  [
    'options of menus have no url',
    select({ options: [{ ...option('a'), url: 'https://example.com' }] }),
    'invalid additional property: url',
    '/elements/0/options/0',
    null,
  ],
  [
    'initial_option is an option',
    select({ initial_option: option('b') }),
    'initial_option must be one of options',
    '/elements/0/initial_option',
    null,
  ],
  [
    'initial_option is the same option',
    select({ initial_option: { ...option('a'), text: plain('A') } }),
    'initial_option must be one of options',
    '/elements/0/initial_option',
    null,
  ],
  [
    'initial_options are options',
    accessory({ type: 'checkboxes', options: [option('a')], initial_options: [option('a'), option('b')] }),
    'initial_options must be among options',
    '/accessory/initial_options/1',
    null,
  ],
  [
    'one selected item at least',
    actions({ type: 'multi_users_select', max_selected_items: 0 }),
    'must be greater than 0',
    '/elements/0/max_selected_items',
    null,
  ],
  [
    'five overflow options',
    actions({ type: 'overflow', options: many(6, option('a')) }),
    'no more than 5 items allowed',
    '/elements/0/options',
    null,
  ],
  [
    'overflow has options',
    actions({ type: 'overflow' }),
    'missing required field: options',
    '/elements/0',
    null,
  ],
  [
    'overflow has no placeholder',
    actions({ type: 'overflow', options: [option('a')], placeholder: plain('x') }),
    'invalid additional property: placeholder',
    '/elements/0',
    null,
  ],
  [
    'ten radio buttons',
    actions({ type: 'radio_buttons', options: many(11, option('a')) }),
    'no more than 10 items allowed',
    '/elements/0/options',
    null,
  ],
  [
    'ten checkboxes',
    actions({ type: 'checkboxes', options: many(11, option('a')) }),
    'no more than 10 items allowed',
    '/elements/0/options',
    null,
  ],
  [
    'initial_users are a list',
    actions({ type: 'multi_users_select', initial_users: 'U1' }),
    'must provide an array',
    '/elements/0/initial_users',
    null,
  ],
  [
    'a users_select has no channel',
    actions({ type: 'users_select', initial_channel: 'C1' }),
    'invalid additional property: initial_channel',
    '/elements/0',
    null,
  ],
  [
    'a filter names kinds',
    actions({ type: 'conversations_select', filter: { include: ['dm'] } }),
    'must be a valid enum value',
    '/elements/0/filter/include/0',
    null,
  ],
  [
    'a filter filters',
    actions({ type: 'conversations_select', filter: {} }),
    'must have minimum 1 properties',
    '/elements/0/filter',
    null,
  ],
  [
    'a date exists',
    actions({ type: 'datepicker', initial_date: '2023-02-29' }),
    'input must be a valid: date',
    '/elements/0/initial_date',
    null,
  ],
  [
    'a time has two digits',
    actions({ type: 'timepicker', initial_time: '7:30' }),
    'input must match regex pattern: ^([01]\\d|2[0-3]):[0-5]\\d$',
    '/elements/0/initial_time',
    null,
  ],
  [
    'seconds, not milliseconds',
    actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 }),
    'must be less than 10000000000',
    '/elements/0/initial_date_time',
    null,
  ],
  [
    'no datetimepicker at home',
    actions({ type: 'datetimepicker' }),
    'unsupported type: datetimepicker',
    '/elements/0/type',
    'home',
  ],
  [
    'max_length from 1',
    input({ ...textInput, max_length: 0 }),
    'must be greater than 0',
    '/element/max_length',
    null,
  ],
  [
    'max_length to 3,000',
    input({ ...textInput, max_length: 3001 }),
    'must be less than 3001',
    '/element/max_length',
    null,
  ],
  [
    'lengths are whole',
    input({ ...textInput, max_length: 1.5 }),
    'must provide an integer',
    '/element/max_length',
    null,
  ],
  [
    'min_length to max_length',
    input({ ...textInput, min_length: 5, max_length: 4 }),
    'min_length must not be more than max_length',
    '/element',
    null,
  ],
  [
    'dispatch on known events',
    input({ ...textInput, dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
    'must be a valid enum value',
    '/element/dispatch_action_config/trigger_actions_on/0',
    null,
  ],
  [
    'numbers say whether decimals',
    input({ type: 'number_input' }),
    'missing required field: is_decimal_allowed',
    '/element',
    'modal',
  ],
  [
    'min_value to max_value',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '10', max_value: '9' }),
    'min_value must not be more than max_value',
    '/element',
    'modal',
  ],
  [
    'numbers are strings',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: 1 }),
    'must provide a string',
    '/element/min_value',
    'modal',
  ],
  [
    'ten files',
    input({ type: 'file_input', max_files: 11 }),
    'must be less than 11',
    '/element/max_files',
    'modal',
  ],
];

test.each(refusals)('%s', (_, block, message, at, surface) => {
  expect(checkBlocks([block], surface ?? 'message')).toEqual([{ message, pointer: `/blocks/0${at}` }]);
});

test.each(inputsInModals.slice(0, 4))('refuses outside modals the input %j', (element) => {
  const refusal = { message: `unsupported type: ${String(element.type)}`, pointer: '/blocks/0/element/type' };

  expect(checkBlocks([input(element)], 'message')).toEqual([refusal]);
  expect(checkBlocks([input(element)], 'home')).toEqual([refusal]);
});
