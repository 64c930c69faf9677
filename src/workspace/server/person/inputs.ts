// What Slack's client checks in a view's inputs before it lets the view go: nothing required is missing or wrong.
import type { StoredView } from '../ids.js';
import { type Json, list, record, records } from '../json.js';

/** What is wrong with the inputs, by block id; empty when all are good. */
export function inputErrors({ view }: StoredView, state: Json): Record<string, string> {
  const wrong = records(view.blocks).flatMap((block): [string, string][] => {
    if (block.type !== 'input') return [];
    const id = String(block.block_id);
    const element = record(block.element);
    const message = inputError(
      element,
      record(record(state[id])[String(element.action_id)]),
      block.optional === true,
    );
    return message === undefined ? [] : [[id, message]];
  });
  return Object.fromEntries(wrong);
}

function inputError(element: Json, value: Json, isOptional: boolean): string | undefined {
  if (isEmpty(value)) return isOptional ? undefined : 'Please fill in this field.';
  if (typeof value.value !== 'string') return undefined;
  const text = value.value;
  const { min_length: least, max_length: most, min_value: low, max_value: high } = element;
  switch (element.type) {
    case 'plain_text_input':
      if (typeof least === 'number' && text.length < least)
        return `Please write at least ${least} characters.`;
      return text.length > (typeof most === 'number' ? most : 3000) ? 'This is too long.' : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Please write an email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Please write a web address.';
    case 'number_input': {
      const pattern = element.is_decimal_allowed === true ? /^-?\d*\.?\d+$/ : /^-?\d+$/;
      if (!pattern.test(text)) return 'Please write a number.';
      const isInside = Number(text) >= Number(low ?? text) && Number(text) <= Number(high ?? text);
      return isInside ? undefined : 'This number is too large or too small.';
    }
    default:
      return undefined;
  }
}

/** A value of Slack's shape in which nothing is typed or chosen. */
function isEmpty({ type: _type, ...value }: Json): boolean {
  return Object.values(value).every(
    (each) =>
      each === null || each === undefined || each === '' || (Array.isArray(each) && list(each).length === 0),
  );
}
