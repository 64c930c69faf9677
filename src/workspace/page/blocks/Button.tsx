// A Block Kit button.
import { type Json, object, string } from '../json.js';
import { TextObject } from '../Text.js';
import { useConfirm } from './Confirm.js';

interface Props {
  readonly element: Json;
  /** Tells the app, with the fields of this element's action. */
  readonly act: (more: Json) => void;
}

export function Button({ element, act }: Props) {
  const { guard, dialog } = useConfirm(element.confirm);
  const { text, value, url } = element;
  const style = string(element.style);
  const address = string(url);
  const press = () => {
    if (/^https?:/i.test(address)) open(address, '_blank', 'noreferrer');
    act({ text, value, ...(style ? { style } : {}), ...(address ? { url } : {}) });
  };
  return (
    <>
      <button
        type="button"
        class={`button${style ? ` button-${style}` : ''}`}
        data-action-id={string(element.action_id)}
        aria-label={string(element.accessibility_label) || undefined}
        onClick={() => guard(press)}
      >
        <TextObject value={object(text)} />
      </button>
      {dialog}
    </>
  );
}
