// The settings of a digest as a modal, and what comes back from it.
import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Article } from '../../content/article.js';
import type { SubscriptionChoice, Weekday } from '../../digest/subscription.js';
import type { Words } from '../../words/words.js';
import { escaped, shorten } from '../text.js';
import { LIMITS, note, section } from './compose.js';

export const DIGEST_CALLBACK = 'digest_settings';
/** The inputs' block ids, to which errors are tied. */
export const INPUTS = {
  time: 'time',
  days: 'days',
  zone: 'zone',
  where: 'where',
  article: 'article',
  order: 'order',
  atEnd: 'at_end',
} as const;

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const ALL = 'all';
/** Slack's limit of a select's options, less the one for all texts. */
const MOST_ARTICLES = 99;

const metadata = z.object({ c: z.string(), h: z.boolean() });

export interface ModalOptions {
  /** Where it was asked for. */
  readonly channel: string;
  /** Whether this channel may be chosen; else the digest is one's own. */
  readonly hereAllowed: boolean;
  /** What to say above the form: why the channel can't be chosen, or that saving changes what is there. */
  readonly intro: string;
  /** What the form begins with. */
  readonly choice: SubscriptionChoice;
  readonly articles: readonly Article[];
}

/** What was chosen; the zone as it was typed. */
export interface Submitted {
  readonly channel: string;
  readonly me: boolean;
  readonly time: string;
  readonly weekdays: readonly Weekday[];
  readonly zone: string;
  /** `null`: all; unset where there was nothing to choose from. */
  readonly articleId?: string | null;
  readonly order: SubscriptionChoice['order'];
  readonly atEnd: SubscriptionChoice['atEnd'];
}

export function digestModal(options: ModalOptions, words: Words): ModalView {
  const { modal } = words.digest;
  const { channel, hereAllowed, choice, articles } = options;
  const { schedule } = choice;
  const days = WEEKDAYS.map((day) => option(String(day), words.digest.weekday(day)));
  const where = [option('here', modal.here), option('me', modal.me)];
  const texts = [
    option(ALL, modal.allArticles),
    ...articles.slice(0, MOST_ARTICLES).map(({ id, title }) => option(id, title)),
  ];
  const orders = [option('reading', modal.reading), option('shuffled', modal.shuffled)];
  const endings = [option('end', modal.end), option('restart', modal.restart)];
  const blocks: KnownBlock[] = [
    section(escaped(options.intro)),
    ...(hereAllowed ? [input(INPUTS.where, modal.where, radio(where, 'here'))] : []),
    input(INPUTS.time, modal.time, {
      type: 'timepicker',
      action_id: 'value',
      initial_time: schedule.time,
    }),
    input(INPUTS.days, modal.days, {
      type: 'checkboxes',
      action_id: 'value',
      options: days,
      initial_options: days.filter(({ value }) => schedule.weekdays.some((day) => String(day) === value)),
    }),
    {
      ...input(INPUTS.zone, modal.zone, {
        type: 'plain_text_input',
        action_id: 'value',
        initial_value: schedule.zone,
        max_length: 100,
      }),
      hint: plain(modal.zoneHint),
    },
    ...(articles.length > 1
      ? [
          input(INPUTS.article, modal.article, {
            type: 'static_select',
            action_id: 'value',
            options: texts,
            initial_option: chosen(texts, choice.articleId ?? ALL),
          }),
        ]
      : []),
    input(INPUTS.order, modal.order, radio(orders, choice.order)),
    input(INPUTS.atEnd, modal.atEnd, radio(endings, choice.atEnd)),
  ];
  return {
    type: 'modal',
    callback_id: DIGEST_CALLBACK,
    private_metadata: JSON.stringify({ c: channel, h: hereAllowed }),
    title: plain(modal.title),
    submit: plain(modal.submit),
    close: plain(modal.close),
    blocks,
  };
}

/** What stands in the modal's place once it is saved; `lines` are escaped already. */
export function savedModal(lines: readonly string[], words: Words): ModalView {
  const [first = '', ...rest] = lines.filter(Boolean);
  return {
    type: 'modal',
    title: plain(words.digest.modal.title),
    close: plain(words.buttons.close),
    blocks: [section(first), ...rest.map((line) => note(line))],
  };
}

const oneOption = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const values = z.object({
  [INPUTS.time]: z.object({ value: z.object({ selected_time: z.string().regex(/^\d{2}:\d{2}$/) }) }),
  [INPUTS.days]: z.object({
    value: z.object({
      selected_options: z.array(z.object({ value: z.enum(['1', '2', '3', '4', '5', '6', '7']) })),
    }),
  }),
  [INPUTS.zone]: z.object({ value: z.object({ value: z.string() }) }),
  [INPUTS.where]: z.object({ value: oneOption }).optional(),
  [INPUTS.article]: z.object({ value: oneOption }).optional(),
  [INPUTS.order]: z.object({ value: oneOption }),
  [INPUTS.atEnd]: z.object({ value: oneOption }),
});
const submission = z.object({ private_metadata: z.string(), state: z.object({ values }) });

/** Reads a submitted view; `undefined` when it isn't this modal as it was sent. */
export function readSubmitted(view: unknown): Submitted | undefined {
  const read = submission.safeParse(view).data;
  const opened = read && readMetadata(read.private_metadata);
  if (!read || !opened) return undefined;
  const { time, days, zone, where, article, order, at_end: atEnd } = read.state.values;
  const articleId = article?.value.selected_option?.value;
  const weekdays = new Set(days.value.selected_options.map(({ value }) => value));
  return {
    channel: opened.c,
    me: !opened.h || where?.value.selected_option?.value === 'me',
    time: time.value.selected_time,
    weekdays: WEEKDAYS.filter((day) => [...weekdays].includes(`${day}`)),
    zone: zone.value.value.trim(),
    ...(articleId === undefined ? {} : { articleId: articleId === ALL ? null : articleId }),
    order: order.value.selected_option?.value === 'shuffled' ? 'shuffled' : 'reading',
    atEnd: atEnd.value.selected_option?.value === 'restart' ? 'restart' : 'end',
  };
}

function readMetadata(text: string): z.output<typeof metadata> | undefined {
  try {
    return metadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function input(blockId: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: blockId, label: plain(label), element };
}

function radio(options: PlainTextOption[], initial: string): InputBlock['element'] {
  return { type: 'radio_buttons', action_id: 'value', options, initial_option: chosen(options, initial) };
}

function chosen(options: readonly PlainTextOption[], value: string): PlainTextOption {
  const found = options.find((each) => each.value === value) ?? options[0];
  if (!found) throw new Error('a choice without options');
  return found;
}

function option(value: string, label: string): PlainTextOption {
  return { value, text: plain(shorten(label, LIMITS.buttonText)) };
}

function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}
