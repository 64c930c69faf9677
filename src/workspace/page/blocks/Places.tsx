// Choices among this workspace's people, channels and conversations: of one as a menu, of several as checkboxes.
import { nameOf, usePage } from '../context.js';
import { array, type Json, list, object, string } from '../json.js';
import type { State } from '../state.js';
import { Choices } from './Choices.js';
import type { FieldProps } from './Element.js';
import { fieldOf } from './form.js';

interface Props {
  readonly element: Json;
  readonly value: Json;
  readonly field: FieldProps;
  readonly change: (more: Json) => void;
}

interface Place {
  readonly id: string;
  readonly name: string;
}

export function PlaceSelect({ element, value, field, change }: Props) {
  const choices = placesOf(element, usePage().state);
  const key = fieldOf(string(element.type));
  return (
    <select
      {...field}
      value={string(value[key])}
      onChange={({ currentTarget }) => change({ [key]: currentTarget.value || null })}
    >
      <option value="">{string(object(element.placeholder).text) || 'Choose'}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function PlaceChoices({ element, value, field, change, name }: Props & { readonly name: string }) {
  const choices = placesOf(element, usePage().state);
  const key = fieldOf(string(element.type));
  return (
    <Choices
      field={field}
      many
      name={name}
      most={element.max_selected_items}
      options={choices.map((place) => ({ text: { type: 'plain_text', text: place.name }, value: place.id }))}
      value={{ selected_options: array(value[key]).map((id) => ({ value: id })) }}
      change={({ selected_options: chosen }) =>
        change({ [key]: list(chosen).map((option) => string(option.value)) })
      }
    />
  );
}

/** Slack's names for the kinds of conversations in a `filter`. */
const kinds = { channel: 'public', private_channel: 'private', im: 'im' } as const;

function placesOf(element: Json, { users, channels }: State): Place[] {
  const type = string(element.type).replace('multi_', '');
  if (type === 'users_select')
    return [...users.values()].map((user) => ({ id: user.id, name: nameOf(user) }));
  const filter = object(element.filter);
  const wanted = type === 'channels_select' ? ['public'] : (filter.include ?? Object.values(kinds));
  return channels.flatMap(({ id, name, kind, userId }): Place[] => {
    const user = userId === undefined ? undefined : users.get(userId);
    if (!array(wanted).includes(kinds[kind])) return [];
    if (kind === 'im' && user?.isBot && filter.exclude_bot_users === true) return [];
    return [{ id, name: kind === 'im' ? nameOf(user) : `#${name}` }];
  });
}
