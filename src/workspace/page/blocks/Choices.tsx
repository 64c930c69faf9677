// Radio buttons and checkboxes; also a select of several, which is easier to use as checkboxes.
import { array, type Json, object, string } from '../json.js';
import { TextObject } from '../Text.js';
import type { FieldProps } from './Element.js';

interface Props {
  readonly field: FieldProps;
  readonly many: boolean;
  readonly options: readonly Json[];
  readonly value: Json;
  /** Holds radio buttons together; no other element of the page has it. */
  readonly name: string;
  /** How many may be chosen, when there is a limit. */
  readonly most?: unknown;
  readonly change: (more: Json) => void;
}

export function Choices({ field, many, options, value, name, most, change }: Props) {
  const chosen = new Set(
    (many ? array(value.selected_options) : [value.selected_option]).map((option) =>
      string(object(option).value),
    ),
  );
  const isFull = typeof most === 'number' && chosen.size >= most;
  const label = field['aria-label'];
  return (
    <div
      class="choices"
      data-action-id={field['data-action-id']}
      {...(label === undefined ? {} : { role: many ? 'group' : 'radiogroup', 'aria-label': label })}
    >
      {options.map((option, i) => {
        const own = string(option.value);
        return (
          <label key={i}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={own}
              checked={chosen.has(own)}
              disabled={many && isFull && !chosen.has(own)}
              onChange={({ currentTarget }) => {
                if (!many) return change({ selected_option: option });
                const wanted = new Set(chosen);
                if (currentTarget.checked) wanted.add(own);
                else wanted.delete(own);
                return change({ selected_options: options.filter((each) => wanted.has(string(each.value))) });
              }}
            />
            <span>
              <TextObject value={object(option.text)} />
              {option.description !== undefined && (
                <span class="choice-detail">
                  <TextObject value={object(option.description)} />
                </span>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
