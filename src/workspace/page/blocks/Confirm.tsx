// "Are you sure": a small dialog before something is done, as Block Kit's `confirm` asks for.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useDialog } from '../dialog.js';
import { type Json, object, string } from '../json.js';
import { TextObject } from '../Text.js';

interface Props {
  readonly title: string;
  readonly confirm: string;
  readonly deny: string;
  readonly danger?: boolean;
  readonly answered: (yes: boolean) => void;
  readonly children: ComponentChildren;
}

export function ConfirmDialog({ title, confirm, deny, danger = false, answered, children }: Props) {
  const dialog = useDialog(() => answered(false));
  return (
    <dialog {...dialog} class="modal confirm" role="alertdialog" aria-label={title}>
      <h2>{title}</h2>
      <div class="confirm-text">{children}</div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick={() => answered(false)}>
          {deny}
        </button>
        <button
          type="button"
          class={`button ${danger ? 'button-danger-full' : 'button-primary'}`}
          onClick={() => answered(true)}
        >
          {confirm}
        </button>
      </footer>
    </dialog>
  );
}

/**
 * For an element with a `confirm` object: `guard` does a thing at once when there is none, else asks first, and says
 * when it was denied; `dialog` is to be shown beside the element.
 */
export function useConfirm(confirm: unknown): {
  guard: (done: () => void, denied?: () => void) => void;
  dialog: ComponentChildren;
} {
  const [waiting, setWaiting] = useState<{ readonly done: () => void; readonly denied?: () => void }>();
  if (confirm === undefined) return { guard: (done) => done(), dialog: null };
  const words: Json = object(confirm);
  const part = (name: string) => string(object(words[name]).text);
  const dialog = waiting && (
    <ConfirmDialog
      title={part('title')}
      confirm={part('confirm') || 'Yes'}
      deny={part('deny') || 'Cancel'}
      danger={words.style === 'danger'}
      answered={(yes) => {
        setWaiting(undefined);
        if (yes) waiting.done();
        else waiting.denied?.();
      }}
    >
      <TextObject value={object(words.text)} />
    </ConfirmDialog>
  );
  return {
    guard: (done, denied) => setWaiting({ done, ...(denied ? { denied } : {}) }),
    dialog,
  };
}
