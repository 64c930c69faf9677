// One view of the stack, as a dialog: focus stays in it, Escape closes it and gives the focus back.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { View } from '../protocol.js';
import { Blocks } from './blocks/Blocks.js';
import { FormContext, missing, useForm } from './blocks/form.js';
import { usePage } from './context.js';
import { useDialog } from './dialog.js';
import { Guard } from './Guard.js';
import { Icon } from './Icons.js';
import { array, object, string } from './json.js';

/** `top`: the last of the stack, the one that is seen. Those below keep what was typed in them. */
export function Modal({ view, top }: { readonly view: View; readonly top: boolean }) {
  const { state, send } = usePage();
  const blocks = array(view.view.blocks);
  const form = useForm(blocks);
  const [unfilled, setUnfilled] = useState<Readonly<Record<string, string>>>({});
  const text = (name: string) => string(object(view.view[name]).text);
  const close = () => send({ type: 'view_closed', viewId: view.id });
  // A browser may close it all the same on a second Escape.
  const dialog = useDialog(close);
  // Submitted once, until the app has answered or is said to have failed.
  const [waiting, setWaiting] = useState(false);
  useEffect(() => setWaiting(false), [view, state.problems, state.online]);
  // As in Slack, one can type at once; a modal without fields begins with its close button.
  useLayoutEffect(() => {
    dialog.ref.current?.querySelector<HTMLElement>('.modal-body :is(input, textarea, select)')?.focus();
  }, []);
  // What has to be mended comes first, whoever found it.
  useLayoutEffect(() => {
    dialog.ref.current?.querySelector<HTMLElement>('.input-wrong :is(input, textarea, select)')?.focus();
  }, [view.errors, unfilled]);
  const submit = text('submit');
  const titleId = `${view.id}-title`;
  return (
    <dialog
      {...dialog}
      class={top ? 'modal' : 'modal modal-under'}
      data-testid="modal"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (waiting) return;
          const lacking = missing(blocks, form.values());
          setUnfilled(lacking);
          if (Object.keys(lacking).length === 0)
            setWaiting(send({ type: 'view_submission', viewId: view.id, state: form.values() }));
        }}
      >
        <header class="modal-head">
          <h2 id={titleId}>{text('title')}</h2>
          <button type="button" class="plain" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="modal-body">
          <FormContext.Provider value={form}>
            <Guard of={view} instead={<p class="empty">A view that this page can’t show.</p>}>
              <Blocks
                blocks={blocks}
                container={{ kind: 'view', viewId: view.id }}
                errors={{ ...view.errors, ...unfilled }}
              />
            </Guard>
          </FormContext.Provider>
        </div>
        <footer class="modal-foot">
          <button type="button" class="button" onClick={close}>
            {text('close') || (submit ? 'Cancel' : 'Close')}
          </button>
          {submit && (
            <button type="submit" class="button button-primary" aria-disabled={waiting}>
              {submit}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
