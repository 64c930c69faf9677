// What is chosen and typed in blocks, in Slack's shape.
import fc from 'fast-check';
import {
  blockIdOf,
  formKey,
  initialValue,
  missing,
  stateValues,
} from '../../../src/workspace/page/blocks/form.js';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: { type: 'plain_text', text: 'Label' },
  element,
  ...more,
});

test('collects inputs, actions and accessories by block and action', () => {
  const blocks = [
    input('b1', { type: 'plain_text_input', action_id: 'a1' }),
    {
      type: 'actions',
      block_id: 'b2',
      elements: [
        { type: 'button', action_id: 'go' },
        { type: 'static_select', action_id: 's1', options: [option('x')] },
        { type: 'checkboxes', action_id: 'c1', options: [option('y')] },
      ],
    },
    { type: 'section', accessory: { type: 'radio_buttons', action_id: 'r1', initial_option: option('z') } },
    { type: 'section', block_id: 'b4', accessory: { type: 'overflow', action_id: 'o1' } },
    { type: 'divider' },
  ];
  const typed = { [formKey('b1', 'a1')]: { type: 'plain_text_input', value: 'hello' } };
  expect(stateValues(blocks, typed)).toEqual({
    b1: { a1: { type: 'plain_text_input', value: 'hello' } },
    b2: {
      s1: { type: 'static_select', selected_option: null },
      c1: { type: 'checkboxes', selected_options: [] },
    },
    'block-2': { r1: { type: 'radio_buttons', selected_option: option('z') } },
  });
});

test.each([
  ['plain_text_input', { initial_value: 'a' }, { value: 'a' }],
  ['number_input', {}, { value: null }],
  ['static_select', { initial_option: option('a') }, { selected_option: option('a') }],
  ['checkboxes', { initial_options: [option('a')] }, { selected_options: [option('a')] }],
  ['multi_static_select', {}, { selected_options: [] }],
  ['datepicker', { initial_date: '2024-01-05' }, { selected_date: '2024-01-05' }],
  ['timepicker', {}, { selected_time: null }],
  ['conversations_select', { initial_conversation: 'C1' }, { selected_conversation: 'C1' }],
  ['channels_select', {}, { selected_channel: null }],
  ['users_select', { initial_user: 'U1' }, { selected_user: 'U1' }],
  ['datetimepicker', { initial_date_time: 1704441600 }, { selected_date_time: 1704441600 }],
  ['multi_users_select', { initial_users: ['U1'] }, { selected_users: ['U1'] }],
  ['multi_channels_select', {}, { selected_channels: [] }],
  ['multi_conversations_select', { initial_conversations: ['C1'] }, { selected_conversations: ['C1'] }],
])('a %s that nobody touched has its initial value', (type, element, expected) => {
  expect(initialValue({ type, ...element })).toEqual({ type, ...expected });
});

test('the conversation one was in is chosen where the element asks for it, as Slack weighs it', () => {
  const asks = { default_to_current_conversation: true };
  const one = { type: 'conversations_select' };
  expect(initialValue({ ...one, ...asks }, 'C2')).toEqual({ ...one, selected_conversation: 'C2' });
  expect(initialValue(one, 'C2')).toEqual({ ...one, selected_conversation: null });
  expect(initialValue({ ...one, ...asks }).selected_conversation).toBeNull();
  expect(initialValue({ ...one, ...asks, initial_conversation: 'C1' }, 'C2').selected_conversation).toBe(
    'C1',
  );
  const many = { type: 'multi_conversations_select', ...asks, initial_conversations: ['C1'] };
  expect(initialValue(many, 'C2').selected_conversations).toEqual(['C2']);
  expect(initialValue(many).selected_conversations).toEqual(['C1']);
});

test('a block without an id is named by its place', () => {
  expect(blockIdOf({ type: 'actions' }, 3)).toBe('block-3');
  expect(blockIdOf({ type: 'actions', block_id: 'own' }, 3)).toBe('own');
});

test('tells which required inputs are empty', () => {
  const blocks = [
    input('empty', { type: 'plain_text_input', action_id: 'a' }),
    input('filled', { type: 'plain_text_input', action_id: 'a', initial_value: 'x' }),
    input('none', { type: 'checkboxes', action_id: 'a', options: [option('x')] }),
    input('free', { type: 'static_select', action_id: 'a' }, { optional: true }),
  ];
  expect(Object.keys(missing(blocks, stateValues(blocks, {})))).toEqual(['empty', 'none']);
});

test('reads any JSON for blocks without throwing', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (blocks) => {
      expect(typeof missing(blocks, stateValues(blocks, {}))).toBe('object');
    }),
  );
});
