// Choosing a date, a time of day, or both: the browser's own fields.
import { type Json, string } from '../json.js';
import { fromField, toField } from './dateTime.js';
import type { FieldProps } from './Element.js';
import { fieldOf } from './form.js';

interface Props {
  readonly type: string;
  readonly value: Json;
  readonly field: FieldProps;
  readonly change: (more: Json) => void;
}

export function Picker({ type, value, field, change }: Props) {
  const key = fieldOf(type);
  if (type === 'datetimepicker')
    return (
      <input
        {...field}
        type="datetime-local"
        value={toField(value[key])}
        onChange={({ currentTarget }) => change({ [key]: fromField(currentTarget.value) })}
      />
    );
  return (
    <input
      {...field}
      type={type === 'datepicker' ? 'date' : 'time'}
      value={string(value[key])}
      onChange={({ currentTarget }) => change({ [key]: currentTarget.value || null })}
    />
  );
}
