// The row of buttons above the text one types.
import { Icon } from './Icons.js';
import type { Mark } from './marks.js';

const buttons: readonly (readonly [Mark, string, string?])[] = [
  ['bold', 'Bold', 'B'],
  ['italic', 'Italic', 'I'],
  ['strike', 'Strikethrough', 'Shift+X'],
  ['quote', 'Quote', 'Shift+9'],
  ['code', 'Code'],
  ['pre', 'Code block'],
];

/** The mark that a key sets together with Control (on a Mac, Command), as in Slack. */
export function markOfKey({ ctrlKey, metaKey, altKey, shiftKey, code }: KeyboardEvent): Mark | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const typed = (shiftKey ? 'Shift+' : '') + code.replace(/^(?:Key|Digit)/, '');
  return buttons.find(([, , key]) => key === typed)?.[0];
}

export function FormatBar({ apply }: { readonly apply: (mark: Mark) => void }) {
  return (
    <fieldset class="format-bar" aria-label="Formatting">
      {buttons.map(([mark, label, key]) => (
        <button
          key={mark}
          type="button"
          class="plain"
          title={key ? `${label} (Ctrl+${key})` : label}
          aria-label={label}
          // The text keeps the focus, and what is selected in it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => apply(mark)}
        >
          <Icon name={mark} />
        </button>
      ))}
    </fieldset>
  );
}
