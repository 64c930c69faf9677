// What every dialog does: it opens over the page, keeps the focus inside, and gives it back when it goes.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** For a `<dialog>` that is open as long as it is shown; `dismissed` is called when the browser closes it, as by Escape. */
export function useDialog(dismissed: () => void): {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
} {
  const ref = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      gone.current = true;
      // While it is open, nothing outside can have the focus.
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return {
    ref,
    onClose: () => {
      if (!gone.current) dismissed();
    },
  };
}
