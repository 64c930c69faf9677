// What is typed and chosen in blocks, and its shape as Slack sends it: `state.values[block_id][action_id]`.
import { createContext } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../context.js';
import { array, type Json, list, object, string } from '../json.js';

/** By `formKey`: the element's value as Slack sends it. */
export type FormState = Readonly<Record<string, Json>>;

/** What Slack calls `state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

interface Form {
  readonly form: FormState;
  /** Keeps a value and gives back all values as they are then. */
  readonly set: (key: string, value: Json) => Values;
  readonly values: () => Values;
  /** The conversation it was opened in: what `default_to_current_conversation` chooses. */
  readonly here: string | undefined;
}

export const FormContext = createContext<Form>({
  form: {},
  set: () => ({}),
  values: () => ({}),
  here: undefined,
});

/** The values of one view's or message's blocks. */
export function useForm(blocks: readonly unknown[]): Form {
  const { place } = usePage().state;
  const [here] = useState(place.kind === 'channel' ? place.id : undefined);
  const [form, setForm] = useState<FormState>({});
  return {
    form,
    here,
    values: () => stateValues(blocks, form, here),
    set: (key, value) => {
      setForm((old) => ({ ...old, [key]: value }));
      return stateValues(blocks, { ...form, [key]: value }, here);
    },
  };
}

/** Names an element among all of a view's or message's. */
export function formKey(blockId: string, actionId: string): string {
  return `${blockId} ${actionId}`;
}

/** The id Slack would have given the block; our own when it has none. */
export function blockIdOf(block: Json, position: number): string {
  return string(block.block_id) || `block-${position}`;
}

const fields: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  users_select: 'selected_user',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  multi_users_select: 'selected_users',
};
/** The fields that hold several values. */
const several = /^selected_(?:options|conversations|channels|users)$/;

/** Where a value stands in Slack's shape of a state, by the element's type: `selected_date`, `value`, … */
export function fieldOf(type: string): string {
  if (type.endsWith('_input')) return 'value';
  return fields[type] ?? 'selected_option';
}

/**
 * An element's value before anyone has touched it: from its `initial_…` field, else null or none.
 *
 * @param here the conversation its view was opened in, for `default_to_current_conversation`. Slack: an
 * `initial_conversation` wins over it, `initial_conversations` are ignored.
 */
export function initialValue(element: Json, here?: string): Json {
  const type = string(element.type);
  const field = fieldOf(type);
  const isMany = several.test(field);
  const initial = element[field.replace('selected', 'initial').replace(/^value$/, 'initial_value')];
  const current =
    field.startsWith('selected_conversation') && element.default_to_current_conversation === true
      ? here
      : undefined;
  if (isMany) return { type, [field]: current === undefined ? array(initial) : [current] };
  return { type, [field]: initial ?? current ?? null };
}

/** The elements of a block that hold a value; buttons and menus don't. */
function holding(block: Json): Json[] {
  const elements =
    block.type === 'input'
      ? [object(block.element)]
      : block.type === 'actions'
        ? list(block.elements)
        : block.type === 'section' && block.accessory !== undefined
          ? [object(block.accessory)]
          : [];
  return elements.filter(({ type }) =>
    /_input$|select$|picker$|^(checkboxes|radio_buttons)$/.test(string(type)),
  );
}

/** All values of a view or message, in Slack's shape. */
export function stateValues(blocks: readonly unknown[], form: FormState, here?: string): Values {
  const values: Record<string, Record<string, Json>> = {};
  blocks.map(object).forEach((block, position) => {
    const id = blockIdOf(block, position);
    for (const element of holding(block)) {
      const actionId = string(element.action_id);
      values[id] = { ...values[id], [actionId]: form[formKey(id, actionId)] ?? initialValue(element, here) };
    }
  });
  return values;
}

/** By block id: the inputs that must be filled in and aren't. Slack's client holds these back without asking the app. */
export function missing(blocks: readonly unknown[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  blocks.map(object).forEach((block, position) => {
    if (block.type !== 'input' || block.optional === true) return;
    const id = blockIdOf(block, position);
    const element = object(block.element);
    const value = values[id]?.[string(element.action_id)]?.[fieldOf(string(element.type))];
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (isEmpty) errors[id] = 'Please complete this required field.';
  });
  return errors;
}
