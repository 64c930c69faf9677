// An element one clicks, chooses or types in; what is done with it is told as Slack tells it.
import { useContext } from 'preact/hooks';
import { usePage } from '../context.js';
import { array, type Json, list, object, string } from '../json.js';
import type { Container } from './Blocks.js';
import { Button } from './Button.js';
import { Choices } from './Choices.js';
import { useConfirm } from './Confirm.js';
import { FormContext, formKey, initialValue } from './form.js';
import { Overflow } from './Overflow.js';
import { Picker } from './Pickers.js';
import { PlaceChoices, PlaceSelect } from './Places.js';
import { StaticSelect } from './Select.js';
import { TextInput } from './TextInput.js';

/** What a field of an input block is given by it; elsewhere a field has its own label. */
interface InputField {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** False for `dispatch_action`: then the app is told at once. */
  readonly quiet: boolean;
}

/** The attributes of the one field an element is. */
export interface FieldProps {
  readonly 'data-action-id': string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface Props {
  readonly element: Json;
  readonly blockId: string;
  readonly container: Container;
  readonly input?: InputField;
}

export function Element({ element, blockId, container, input }: Props) {
  const { send } = usePage();
  const { form, set, values, here } = useContext(FormContext);
  const { guard, dialog } = useConfirm(element.confirm);
  const actionId = string(element.action_id);
  const type = string(element.type);
  const key = formKey(blockId, actionId);
  const value = form[key] ?? initialValue(element, here);
  const act = (more: Json, state = values()) => {
    send({
      type: 'block_action',
      container,
      action: { type, action_id: actionId, block_id: blockId, ...more },
      state,
    });
  };
  const change = (more: Json) => {
    const state = set(key, { type, ...more });
    if (input?.quiet) return;
    const asBefore = () => void set(key, value);
    guard(() => act(more, state), asBefore);
  };
  const name = `${container.kind === 'view' ? container.viewId : container.ts} ${key}`;
  const field: FieldProps = input
    ? {
        'data-action-id': actionId,
        id: input.id,
        'aria-invalid': input.invalid,
        ...(input.describedBy ? { 'aria-describedby': input.describedBy } : {}),
      }
    : {
        'data-action-id': actionId,
        'aria-label':
          string(element.accessibility_label) || string(object(element.placeholder).text) || 'Choose',
      };

  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <Button element={element} act={act} />;
    case 'feedback_buttons':
      return (
        <>
          {['positive_button', 'negative_button'].map((name) => (
            <Button key={name} element={{ ...object(element[name]), action_id: actionId }} act={act} />
          ))}
        </>
      );
    case 'overflow':
      return <Overflow element={element} act={act} />;
    case 'static_select':
      return (
        <>
          <StaticSelect element={element} value={value} field={field} change={change} />
          {dialog}
        </>
      );
    case 'conversations_select':
    case 'channels_select':
    case 'users_select':
      return (
        <>
          <PlaceSelect element={element} value={value} field={field} change={change} />
          {dialog}
        </>
      );
    case 'multi_conversations_select':
    case 'multi_channels_select':
    case 'multi_users_select':
      return (
        <>
          <PlaceChoices element={element} value={value} field={field} change={change} name={name} />
          {dialog}
        </>
      );
    case 'radio_buttons':
    case 'checkboxes':
    case 'multi_static_select':
      return (
        <>
          <Choices
            field={field}
            many={type !== 'radio_buttons'}
            options={[
              ...list(element.options),
              ...list(element.option_groups).flatMap((group) => list(group.options)),
            ]}
            value={value}
            name={name}
            most={element.max_selected_items}
            change={change}
          />
          {dialog}
        </>
      );
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return (
        <>
          <Picker type={type} value={value} field={field} change={change} />
          {dialog}
        </>
      );
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input': {
      const on = array(object(element.dispatch_action_config).trigger_actions_on);
      const told = input !== undefined && !input.quiet;
      const onEach = told && on.includes('on_character_entered');
      const onEnter = told && (on.length === 0 || on.includes('on_enter_pressed'));
      return (
        <TextInput
          element={element}
          value={value}
          field={field}
          typed={(text) => {
            const state = set(key, { type, value: text || null });
            if (onEach) act({ value: text }, state);
          }}
          {...(onEnter ? { entered: (text: string) => act({ value: text }) } : {})}
        />
      );
    }
    default:
      return <span class="unknown">{`An element that this page can’t show (type: ${type || 'none'}).`}</span>;
  }
}
