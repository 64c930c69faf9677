// Block Kit's menu behind three dots.
import { type Json, list, object, string } from '../json.js';
import { Menu } from '../Menu.js';
import { TextObject } from '../Text.js';
import { useConfirm } from './Confirm.js';

interface Props {
  readonly element: Json;
  readonly act: (more: Json) => void;
}

export function Overflow({ element, act }: Props) {
  const { guard, dialog } = useConfirm(element.confirm);
  const items = list(element.options).map((option) => ({
    label: <TextObject value={object(option.text)} />,
    run: () => {
      const url = string(option.url);
      if (/^https?:/i.test(url)) open(url, '_blank', 'noreferrer');
      guard(() => act({ selected_option: option }));
    },
  }));
  return (
    <>
      <Menu
        label={string(element.accessibility_label) || 'More options'}
        items={items}
        look="button"
        actionId={string(element.action_id)}
      />
      {dialog}
    </>
  );
}
