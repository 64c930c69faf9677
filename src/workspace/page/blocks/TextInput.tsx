// A field to type in. Slack tells the app of what is typed only when the view is submitted or Enter is pressed.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Json, object, string } from '../json.js';
import type { FieldProps } from './Element.js';

interface Props {
  readonly element: Json;
  readonly value: Json;
  readonly field: FieldProps;
  readonly typed: (text: string) => void;
  /** For an input that is told of when Enter is pressed. */
  readonly entered?: (text: string) => void;
}

const modes: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

export function TextInput({ element, value, field, typed, entered }: Props) {
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (element.focus_on_load === true) box.current?.focus();
  }, [element.focus_on_load]);
  const shared = {
    ...field,
    ref: box,
    placeholder: string(object(element.placeholder).text),
    value: string(value.value),
    ...(typeof element.max_length === 'number' ? { maxLength: element.max_length } : {}),
  };
  if (element.multiline === true)
    return <textarea {...shared} rows={4} onInput={({ currentTarget }) => typed(currentTarget.value)} />;
  return (
    <input
      {...shared}
      type="text"
      inputMode={modes[string(element.type)] ?? 'text'}
      onInput={({ currentTarget }) => typed(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !entered) return;
        event.preventDefault();
        entered(event.currentTarget.value);
      }}
    />
  );
}
