// Block elements: what each may hold, and in which block of which surface it may stand.
// Source: docs.slack.dev, "Block elements" and the page of each; lengths also in @slack/types' comments.
import { isDeepStrictEqual } from 'node:util';
import {
  accessibilityLabel,
  boxOption,
  colour,
  confirm,
  conversationFilter,
  dispatchConfig,
  id,
  image,
  menuOption,
  name,
  names,
  optionGroup,
  overflowOption,
  plainText,
} from './composition.js';
import { richText } from './richText.js';
import {
  boolean,
  byType,
  type Fields,
  fieldOf,
  integer,
  list,
  object,
  oneOf,
  only,
  type Rule,
  type Shape,
  string,
  stringThat,
  type Tell,
  typed,
  url,
} from './rules.js';

export type Surface = 'message' | 'modal' | 'home';
export type Place = 'accessory' | 'actions' | 'input' | 'context' | 'context_actions';

const acted = { action_id: id };
const focused = { ...acted, focus_on_load: boolean };
const picked = { ...focused, confirm };
const held = { placeholder: plainText(150) };
const menu = { ...picked, ...held };
const many = { max_selected_items: integer(1) };
const typedIn = { ...focused, ...held, dispatch_action_config: dispatchConfig };
const conversations = {
  default_to_current_conversation: boolean,
  response_url_enabled: boolean,
  filter: conversationFilter,
};
const fetched = { min_query_length: integer(0) };
const numeral = stringThat(
  (value) => /^-?\d*\.?\d+$/.test(value),
  'input must match regex pattern: ^-?\\d*\\.?\\d+$',
);
const time = stringThat(
  (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  'input must match regex pattern: ^([01]\\d|2[0-3]):[0-5]\\d$',
);
const date = stringThat(isDate, 'input must be a valid: date');

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A choice of options, flat or in groups; what is chosen at first must be among them, in every field. */
const offered = (initial: 'initial_option' | 'initial_options'): Shape => ({
  optional: {
    ...menu,
    options: list(menuOption, 1, 100),
    option_groups: list(optionGroup, 1, 100),
    [initial]: initial === 'initial_option' ? menuOption : list(menuOption, 1, 100),
    ...(initial === 'initial_options' ? many : {}),
  },
  either: { of: ['options', 'option_groups'], both: false },
  together: chosenAmongOptions,
});
const boxes = (initial: 'initial_option' | 'initial_options'): Shape => ({
  required: { options: list(boxOption, 1, 10) },
  optional: { ...picked, [initial]: initial === 'initial_option' ? boxOption : list(boxOption, 1, 10) },
  together: chosenAmongOptions,
});

function chosenAmongOptions(value: Fields, at: string, tell: Tell): void {
  const options = [value, ...items(value, 'option_groups')].flatMap((group) => items(group, 'options'));
  const isOffered = (chosen: unknown) =>
    options.some(
      (option) => fieldOf(option, 'value') === fieldOf(chosen, 'value') && isDeepStrictEqual(option, chosen),
    );
  if (Object.hasOwn(value, 'initial_option') && !isOffered(value.initial_option))
    tell('initial_option must be one of options', `${at}/initial_option`);
  items(value, 'initial_options').forEach((chosen, i) => {
    if (!isOffered(chosen)) tell('initial_options must be among options', `${at}/initial_options/${i}`);
  });
}

function items(value: unknown, name: string): readonly unknown[] {
  const found = fieldOf(value, name);
  return Array.isArray(found) ? found : [];
}

/** The smaller bound can't be above the larger one; numbers, or strings that hold one. */
function ordered(least: string, most: string): NonNullable<Shape['together']> {
  return (value, at, tell) => {
    if (Number(value[least]) > Number(value[most])) tell(`${least} must not be more than ${most}`, at);
  };
}

const button = { required: { text: plainText(75) }, optional: { ...acted, value: string(2000), confirm } };
/** Slack's "Feedback buttons": each has a text, a value, and a label for screen readers. */
const feedback = object({
  required: { text: plainText(75), value: string(2000) },
  optional: { accessibility_label: accessibilityLabel },
});
const trigger = object({
  required: { url: url() },
  optional: {
    customizable_input_parameters: list(object({ required: { name: string(3000, 1), value: string(3000) } })),
  },
});

const elements: Readonly<Record<string, Shape>> = {
  button: {
    ...button,
    optional: { ...button.optional, url: url(), style: colour, accessibility_label: accessibilityLabel },
  },
  workflow_button: {
    required: { text: plainText(75), workflow: object({ required: { trigger } }) },
    optional: { ...acted, confirm, style: colour, accessibility_label: accessibilityLabel },
  },
  // Slack's "Icon button element": trash is the only icon there is so far.
  icon_button: {
    required: { ...button.required, icon: oneOf('trash') },
    optional: { ...button.optional, accessibility_label: accessibilityLabel, visible_to_user_ids: names },
  },
  feedback_buttons: {
    required: { positive_button: feedback, negative_button: feedback },
    optional: acted,
  },
  image,
  overflow: { required: { options: list(overflowOption, 1, 5) }, optional: { ...acted, confirm } },
  radio_buttons: boxes('initial_option'),
  checkboxes: boxes('initial_options'),
  static_select: offered('initial_option'),
  multi_static_select: offered('initial_options'),
  external_select: { optional: { ...menu, ...fetched, initial_option: menuOption } },
  multi_external_select: {
    optional: { ...menu, ...many, ...fetched, initial_options: list(menuOption, 1, 100) },
  },
  users_select: { optional: { ...menu, initial_user: name } },
  multi_users_select: { optional: { ...menu, ...many, initial_users: names } },
  channels_select: { optional: { ...menu, initial_channel: name, response_url_enabled: boolean } },
  multi_channels_select: { optional: { ...menu, ...many, initial_channels: names } },
  conversations_select: { optional: { ...menu, ...conversations, initial_conversation: name } },
  // `response_url_enabled` is for menus of one conversation: the answer goes to that one.
  multi_conversations_select: {
    optional: {
      ...menu,
      ...many,
      initial_conversations: names,
      default_to_current_conversation: boolean,
      filter: conversationFilter,
    },
  },
  datepicker: { optional: { ...menu, initial_date: date } },
  timepicker: { optional: { ...menu, initial_time: time, timezone: name } },
  // Slack: seconds since 1970 in ten digits.
  datetimepicker: { optional: { ...picked, initial_date_time: integer(1_000_000_000, 9_999_999_999) } },
  plain_text_input: {
    optional: {
      ...typedIn,
      initial_value: string(3000),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    together: ordered('min_length', 'max_length'),
  },
  email_text_input: { optional: { ...typedIn, initial_value: string(3000) } },
  url_text_input: { optional: { ...typedIn, initial_value: string(3000) } },
  number_input: {
    required: { is_decimal_allowed: boolean },
    optional: { ...typedIn, initial_value: numeral, min_value: numeral, max_value: numeral },
    together: ordered('min_value', 'max_value'),
  },
  rich_text_input: {
    optional: {
      ...typedIn,
      initial_value: richText,
      min_lines: integer(1, 100),
      max_lines: integer(1, 100),
    },
  },
  file_input: { optional: { ...acted, filetypes: list(name, 1), max_files: integer(1, 10) } },
};

const menus = Object.keys(elements).filter((type) => type.endsWith('_select'));
const choices = [...menus, 'radio_buttons', 'checkboxes', 'datepicker', 'timepicker'];
const fields = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input'];

/** Which elements may stand in which block. Source: the block's page, and @slack/types' unions of elements. */
const places: Readonly<Record<Place, readonly string[]>> = {
  accessory: ['button', 'workflow_button', 'image', 'overflow', ...choices],
  actions: ['button', 'workflow_button', 'overflow', 'datetimepicker', 'rich_text_input', ...choices],
  input: ['datetimepicker', 'file_input', ...fields, ...choices],
  context: ['image'],
  context_actions: ['feedback_buttons', 'icon_button'],
};

/** Elements that don't stand on every surface. Source: the table on "Block elements". */
const surfaces: ReadonlyMap<string, readonly Surface[]> = new Map<string, readonly Surface[]>([
  ['workflow_button', ['message']],
  ['datetimepicker', ['modal', 'message']],
  ['rich_text_input', ['modal', 'home']],
  ['email_text_input', ['modal']],
  ['url_text_input', ['modal']],
  ['number_input', ['modal']],
  ['file_input', ['modal']],
]);

const rules = typed(elements);

/** The rules of the elements that may stand in a block of a surface, by type. */
export function elementsIn(place: Place, surface: Surface): ReadonlyMap<string, Rule> {
  return only(
    rules,
    (type) => places[place].includes(type) && (surfaces.get(type)?.includes(surface) ?? true),
  );
}

/** An element in a block of a surface. */
export function element(place: Place, surface: Surface): Rule {
  return byType(elementsIn(place, surface));
}
