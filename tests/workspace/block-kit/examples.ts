// Good Block Kit, small and whole: every block, every element where it may stand, and a view of each kind.
export type Json = Readonly<Record<string, unknown>>;

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const option = (value: string): Json => ({ text: plain(value), value });
export const section = (more: Json = {}): Json => ({ type: 'section', text: mrkdwn('Words'), ...more });
export const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Show'), ...more });
export const actions = (...elements: readonly unknown[]): Json => ({ type: 'actions', elements });
export const input = (element: unknown, more: Json = {}): Json => ({
  type: 'input',
  label: plain('Question'),
  element,
  ...more,
});
export const textInput: Json = { type: 'plain_text_input' };
export const picture: Json = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A map' };
export const modal = (more: Json = {}): Json => ({ type: 'modal', title: plain('Ask'), blocks: [], ...more });
export const confirm: Json = {
  title: plain('Sure?'),
  text: mrkdwn('It *stays*.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  style: 'danger',
};
const placeholder = plain('Choose');
const options = [option('a'), option('b')];
const groups = [{ label: plain('Letters'), options }];
const richTextOf = (...elements: readonly unknown[]): Json => ({ type: 'rich_text', elements });
const words = { type: 'text', text: 'words', style: { bold: true } };

const menus: readonly Json[] = [
  { type: 'static_select', placeholder, options, initial_option: option('b') },
  { type: 'static_select', placeholder, option_groups: groups, initial_option: option('a') },
  { type: 'multi_static_select', options, initial_options: options, max_selected_items: 2 },
  { type: 'external_select', min_query_length: 0, initial_option: option('z') },
  { type: 'multi_external_select', initial_options: options },
  { type: 'users_select', initial_user: 'U1', confirm },
  { type: 'multi_users_select', initial_users: ['U1', 'U2'] },
  { type: 'channels_select', initial_channel: 'C1', response_url_enabled: true },
  { type: 'multi_channels_select', initial_channels: ['C1'] },
  { type: 'conversations_select', default_to_current_conversation: true, filter: { include: ['im'] } },
  { type: 'multi_conversations_select', initial_conversations: ['C1'], filter: { exclude_bot_users: true } },
];
const boxes: readonly Json[] = [
  { type: 'radio_buttons', options: [{ ...option('a'), text: mrkdwn('*a*') }], focus_on_load: false },
  { type: 'checkboxes', options, initial_options: [option('a')] },
  { type: 'datepicker', initial_date: '2024-02-29', placeholder },
  { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Vienna' },
];
const buttons: readonly Json[] = [
  button({
    action_id: 'show',
    value: '',
    url: 'https://example.com',
    style: 'primary',
    confirm,
    accessibility_label: 'Show the source',
  }),
  { type: 'overflow', options: [{ ...option('a'), url: 'https://example.com', description: plain('more') }] },
];
const workflowButton: Json = {
  type: 'workflow_button',
  text: plain('Run'),
  workflow: {
    trigger: {
      url: 'https://slack.com/shortcuts/Ft0/0',
      customizable_input_parameters: [{ name: 'to', value: 'U1' }],
    },
  },
};

const accessories: readonly Json[] = [...menus, ...boxes, ...buttons, picture];
const rowElements: readonly Json[] = [...menus, ...boxes, ...buttons];
const inputsAnywhere: readonly Json[] = [
  ...menus,
  ...boxes,
  {
    type: 'plain_text_input',
    multiline: true,
    min_length: 1,
    max_length: 3000,
    initial_value: '',
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
];
export const inputsInModals: readonly Json[] = [
  { type: 'email_text_input', placeholder },
  { type: 'url_text_input', initial_value: 'https://example.com' },
  { type: 'number_input', is_decimal_allowed: true, min_value: '-1.5', max_value: '10', initial_value: '.5' },
  { type: 'file_input', filetypes: ['pdf'], max_files: 10 },
  { type: 'rich_text_input', initial_value: richTextOf({ type: 'rich_text_section', elements: [words] }) },
  { type: 'datetimepicker', initial_date_time: 1_700_000_000 },
];

/** Blocks that stand on every surface. */
export const blocksAnywhere: readonly Json[] = [
  section({ block_id: 'one', expand: true }),
  { type: 'section', fields: [mrkdwn('*Where*'), { type: 'plain_text', text: 'Here', emoji: false }] },
  section({ text: { type: 'mrkdwn', text: 'x', verbatim: true }, fields: [plain('y')] }),
  ...accessories.map((accessory) => section({ accessory })),
  ...rowElements.map((element) => actions(element)),
  ...inputsAnywhere.map((element) =>
    input(element, { hint: plain('A few words'), optional: true, dispatch_action: false }),
  ),
  { type: 'header', text: plain('Sources') },
  { type: 'divider', block_id: 'line' },
  { type: 'context', elements: [mrkdwn('From'), plain('a map'), picture] },
  { ...picture, title: plain('Map') },
  { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A file' },
  {
    type: 'video',
    alt_text: 'A walk',
    title: plain('Walk'),
    title_url: 'https://example.com/walk',
    thumbnail_url: 'https://example.com/walk.png',
    video_url: 'https://example.com/embed/walk',
    author_name: 'Ada',
    provider_name: 'Example',
    description: plain('Ten minutes'),
  },
  richTextOf(
    {
      type: 'rich_text_section',
      elements: [
        words,
        { type: 'link', url: 'https://example.com', text: 'a page' },
        { type: 'emoji', name: 'wave' },
        { type: 'user', user_id: 'U1' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'team', team_id: 'T1' },
        { type: 'broadcast', range: 'here' },
        { type: 'color', value: '#ff0000' },
        { type: 'date', timestamp: 1_700_000_000, format: '{date_long}', fallback: 'then' },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      border: 0,
      elements: [{ type: 'rich_text_section', elements: [words] }],
    },
    { type: 'rich_text_quote', elements: [words], border: 1 },
    { type: 'rich_text_preformatted', elements: [words] },
  ),
];

/** Blocks that stand in messages only. */
export const blocksInMessages: readonly Json[] = [
  { type: 'markdown', text: '# Answer\n\n- one' },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'up', accessibility_label: 'Good answer' },
        negative_button: { text: plain('Bad'), value: 'down' },
      },
      { type: 'icon_button', icon: 'trash', text: plain('Delete'), value: 'x', visible_to_user_ids: ['U1'] },
    ],
  },
  {
    type: 'table',
    column_settings: [null, { align: 'right', is_wrapped: true }],
    rows: [
      [
        { type: 'raw_text', text: 'Year' },
        { type: 'raw_number', value: 1850, text: '1850' },
        richTextOf({ type: 'rich_text_section', elements: [words] }),
      ],
    ],
  },
  actions(workflowButton),
  actions({ type: 'datetimepicker' }),
];

export const views: readonly Json[] = [
  modal({
    submit: plain('Send'),
    close: plain('Close'),
    callback_id: 'ask',
    external_id: 'one',
    private_metadata: '{}',
    notify_on_close: true,
    clear_on_close: false,
    blocks: [input({ ...textInput, focus_on_load: true }), section()],
  }),
  modal({ blocks: [section()] }),
  { type: 'home', blocks: [section(), input(textInput)], callback_id: 'home', private_metadata: 'x' },
];
