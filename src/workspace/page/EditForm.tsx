// Changing one's own message in its place: Enter saves, Escape leaves it as it was.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../protocol.js';
import { usePage } from './context.js';
import { editable } from './editText.js';
import { composerBeside } from './focus.js';

export function EditForm({ message, done }: { readonly message: Message; readonly done: () => void }) {
  const { state, send } = usePage();
  const { channel, ts } = message;
  const before = editable(message.text, state.users, state.channels);
  const [text, setText] = useState(before);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
    const whole = form.current;
    return () => {
      if (whole?.contains(document.activeElement)) composerBeside(whole)?.focus();
    };
  }, []);
  const save = () => {
    const changed = text.trim();
    if (changed === '') return;
    if (changed === before || send({ type: 'edit', channel, ts, text: changed })) done();
  };
  return (
    <form
      ref={form}
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        aria-label="Edit message"
        rows={Math.min(8, text.split('\n').length)}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape') done();
          else if (event.key === 'Enter' && !event.shiftKey) save();
          else return;
          event.preventDefault();
        }}
      />
      <div class="edit-foot">
        <button type="button" class="button" onClick={done}>
          Cancel
        </button>
        <button type="submit" class="button button-primary" disabled={text.trim() === ''}>
          Save
        </button>
      </div>
    </form>
  );
}
