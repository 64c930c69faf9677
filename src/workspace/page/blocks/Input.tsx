// An input block: a label, the field, a hint, and what is wrong with what was typed.
import { useId } from 'preact/hooks';
import { type Json, object, string } from '../json.js';
import { TextObject } from '../Text.js';
import type { Container } from './Blocks.js';
import { Element } from './Element.js';

interface Props {
  readonly block: Json;
  readonly blockId: string;
  readonly container: Container;
  readonly error: string | undefined;
}

export function Input({ block, blockId, container, error }: Props) {
  const id = useId();
  const element = object(block.element);
  const hint = object(block.hint);
  const hasHint = string(hint.text) !== '';
  const describedBy = [error && `${id}-error`, hasHint && `${id}-hint`].filter(Boolean).join(' ');
  const isGroup = /^(?:radio_buttons|checkboxes|multi_\w+)$/.test(string(element.type));
  const label = (
    <>
      <TextObject value={object(block.label)} />
      {block.optional === true && <span class="optional"> (optional)</span>}
    </>
  );
  const rest = (
    <>
      <Element
        element={element}
        blockId={blockId}
        container={container}
        input={{ id, describedBy, invalid: error !== undefined, quiet: block.dispatch_action !== true }}
      />
      {error && (
        <p class="input-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hasHint && (
        <p class="input-hint" id={`${id}-hint`}>
          <TextObject value={hint} />
        </p>
      )}
    </>
  );
  const look = error ? 'input input-wrong' : 'input';
  if (isGroup)
    return (
      <fieldset class={look} aria-describedby={describedBy}>
        <legend class="label">{label}</legend>
        {rest}
      </fieldset>
    );
  return (
    <div class={look}>
      <label class="label" htmlFor={id}>
        {label}
      </label>
      {rest}
    </div>
  );
}
