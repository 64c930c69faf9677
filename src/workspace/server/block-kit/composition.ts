// Composition objects of Block Kit: texts, options, confirmations and what else elements and blocks share.
// Source: docs.slack.dev, "Composition objects"; the comments name the page where a rule isn't on the object's own.
import { boolean, byType, list, object, oneOf, only, type Rule, string, typed, url } from './rules.js';

const texts = (most: number) =>
  typed({
    plain_text: { required: { text: string(most, 1) }, optional: { emoji: boolean } },
    mrkdwn: { required: { text: string(most, 1) }, optional: { verbatim: boolean } },
  });

/** A text object of either kind. Slack: 1 to 3,000 characters, less where the field says so. */
export function anyText(most: number): Rule {
  return byType(texts(most));
}

export function plainText(most: number): Rule {
  return byType(only(texts(most), (type) => type === 'plain_text'));
}

/** Slack: `block_id` and `action_id` have at most 255 characters. */
export const id = string(255, 1);
/** Names and ids of Slack's own things, whose length its documentation leaves open. */
export const name = string(255, 1);
export const names = list(name);
export const colour = oneOf('primary', 'danger');
/** Slack: 75 characters, read out by screen readers in place of a button's text. */
export const accessibilityLabel = string(75);

/** Slack's "Option object": text and description 75 characters, value 150. */
function optionWith(text: Rule, more: Readonly<Record<string, Rule>> = {}): Rule {
  return object({ required: { text, value: string(150, 1) }, optional: { description: text, ...more } });
}
/** In select menus: plain text only. */
export const menuOption = optionWith(plainText(75));
/** In radio buttons and checkboxes: mrkdwn too. */
export const boxOption = optionWith(anyText(75));
/** In overflow menus, the only place where an option may have a `url`. */
export const overflowOption = optionWith(plainText(75), { url: url() });

/** Slack's "Option group object": label 75 characters, at most 100 options. */
export const optionGroup = object({
  required: { label: plainText(75), options: list(menuOption, 1, 100) },
});

/** Slack's "Confirmation dialog object": its page calls all four texts required; @slack/types allows mrkdwn text. */
export const confirm = object({
  required: { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style: colour },
});

/** Slack's "Dispatch action configuration". */
export const dispatchConfig = object({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
});

/** Slack's "Conversation filter object": no field is required, but one at least must be there. */
export const conversationFilter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 1),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  together: (value, at, tell) => {
    if (Object.keys(value).length === 0) tell('must have minimum 1 properties', at);
  },
});

/** An image by address (3,000 characters) or by Slack file, with what is read out in its place (2,000). */
export const image = {
  required: { alt_text: string(2000, 1) },
  optional: {
    image_url: url(),
    // Slack's "Slack file object": refused when both ways to name the file are given.
    slack_file: object({
      optional: { id: name, url: url() },
      either: { of: ['id', 'url'], both: false },
    }),
  },
  either: { of: ['image_url', 'slack_file'], both: false },
} as const;
