// A menu of an element's own options, of which one is chosen.
import { type Json, list, object, string } from '../json.js';
import type { FieldProps } from './Element.js';

interface Props {
  readonly element: Json;
  readonly value: Json;
  readonly field: FieldProps;
  readonly change: (more: Json) => void;
}

export function StaticSelect({ element, value, field, change }: Props) {
  const groups = list(element.option_groups);
  const options = [...list(element.options), ...groups.flatMap((group) => list(group.options))];
  const entry = (option: Json) => (
    <option key={string(option.value)} value={string(option.value)}>
      {string(object(option.text).text)}
    </option>
  );
  return (
    <select
      {...field}
      value={string(object(value.selected_option).value)}
      onChange={({ currentTarget }) =>
        change({ selected_option: options.find((option) => option.value === currentTarget.value) ?? null })
      }
    >
      <option value="">{string(object(element.placeholder).text) || 'Choose an option'}</option>
      {list(element.options).map(entry)}
      {groups.map((group, i) => (
        <optgroup key={i} label={string(object(group.label).text)}>
          {list(group.options).map(entry)}
        </optgroup>
      ))}
    </select>
  );
}
