// Where one types: Enter sends, Shift+Enter breaks the line; commands, shortcuts, people and channels complete as one types.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CompletionMenu, optionId } from './CompletionMenu.js';
import { completionFor, type Offer, take, toSend, usageOf } from './completion.js';
import { usePage } from './context.js';
import { FormatBar, markOfKey } from './FormatBar.js';
import { Icon } from './Icons.js';
import { type Mark, marked } from './marks.js';
import { lastOwn } from './state.js';

interface Props {
  readonly channel: string;
  readonly threadTs?: string;
  readonly label: string;
  readonly testId: string;
}

/** Lines the field grows to before it scrolls. */
const mostLines = 8;
/** Slack cuts a message here (docs.slack.dev, chat.postMessage); what is pasted beyond it is left out at once. */
const mostCharacters = 40_000;

export function Composer({ channel, threadTs, label, testId }: Props) {
  const { state, send, dispatch, drafts } = usePage();
  const draft = `${channel} ${threadTs ?? ''}`;
  const [text, setText] = useState(drafts.get(draft) ?? '');
  const [cursor, setCursor] = useState(text.length);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const known = {
    // Slack has no commands in threads.
    commands: threadTs ? undefined : state.commands,
    shortcuts: state.shortcuts,
    users: [...state.users.values()],
    channels: state.channels,
  };
  const found = dismissed ? undefined : completionFor(text.slice(0, cursor), known);
  const usage = threadTs === undefined ? usageOf(text, state.commands) : undefined;
  const menuId = `${testId}-menu`;

  useLayoutEffect(() => field.current?.focus(), []);

  const change = (value: string, at: number) => {
    drafts.set(draft, value);
    setText(value);
    setCursor(at);
    setChosen(0);
    setDismissed(false);
    setUnsent(false);
  };
  /** Changes the text and what is selected at once: the next key may come before the page is drawn again. */
  const put = (value: string, at: number, to = at) => {
    change(value, to);
    if (!field.current) return;
    field.current.value = value;
    field.current.focus();
    field.current.setSelectionRange(at, to);
  };
  const format = (mark: Mark) => {
    if (!field.current) return;
    const { selectionStart: from, selectionEnd: to } = field.current;
    const next = marked({ text, from, to }, mark);
    put(next.text, next.from, next.to);
  };
  const accept = (offer: Offer) => {
    if (!found) return;
    if (offer.callbackId !== undefined) {
      if (send({ type: 'global_shortcut', callbackId: offer.callbackId })) put('', 0);
      else setUnsent(true);
      return;
    }
    const next = take(text, cursor, found, offer);
    put(next.text, next.cursor);
  };
  const submit = () => {
    const event = toSend(text, channel, threadTs);
    if (!event) return;
    if (send(event)) change('', 0);
    else setUnsent(true);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const offer = found?.offers[chosen];
    const mark = markOfKey(event);
    const own = text === '' ? lastOwn(state, channel, threadTs) : undefined;
    const isWhole = found && offer && text.slice(found.from, cursor).trim() === offer.insert.trim();
    if (found && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + found.offers.length) % found.offers.length);
    } else if (offer && event.key === 'Tab' && !event.shiftKey) accept(offer);
    else if (offer && event.key === 'Enter' && !event.shiftKey && !isWhole) accept(offer);
    else if (found && event.key === 'Escape') setDismissed(true);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else if (event.key === 'ArrowUp' && own)
      dispatch({ type: 'editing', editing: { ts: own.ts, inThread: threadTs !== undefined } });
    else if (mark) format(mark);
    else return;
    event.preventDefault();
  };
  const mention = () => {
    const gap = cursor > 0 && !/\s/.test(text.charAt(cursor - 1)) ? ' @' : '@';
    put(text.slice(0, cursor) + gap + text.slice(cursor), cursor + gap.length);
  };

  return (
    <div class="composing">
      <div class="composer">
        {found && <CompletionMenu id={menuId} offers={found.offers} chosen={chosen} accept={accept} />}
        <FormatBar apply={format} />
        <textarea
          ref={field}
          maxLength={mostCharacters}
          rows={Math.min(mostLines, text.split('\n').length)}
          aria-label={label}
          placeholder={label}
          data-testid={testId}
          value={text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(found ? { 'aria-controls': menuId, 'aria-activedescendant': optionId(menuId, chosen) } : {})}
          onInput={({ currentTarget }) => change(currentTarget.value, currentTarget.selectionStart)}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
          onBlur={() => setDismissed(true)}
          onKeyDown={keys}
        />
        <div class="composer-foot">
          <button
            type="button"
            class="plain"
            title="Mention someone"
            aria-label="Mention someone"
            onClick={mention}
          >
            <Icon name="at" />
          </button>
          {!threadTs && (
            <button
              type="button"
              class="plain"
              title="Run a command"
              aria-label="Run a command"
              onClick={() => put('/', 1)}
            >
              <Icon name="slash" />
            </button>
          )}
          <button type="button" class="send" aria-label="Send" disabled={text.trim() === ''} onClick={submit}>
            <Icon name="send" />
          </button>
        </div>
      </div>
      <p class="composer-hint">
        <span role="alert">{unsent && 'Not sent: there is no connection to the local workspace.'}</span>
        {!unsent && usage !== undefined && <span class="composer-usage">{usage}</span>}
        {!unsent && text !== '' && (
          <span class="composer-keys">
            <b>Shift + Enter</b> to add a new line
          </span>
        )}
      </p>
    </div>
  );
}
