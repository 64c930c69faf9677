// A button with a menu of things to do: arrows move, Escape closes, and so does leaving it.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icons.js';

interface MenuItem {
  readonly label: ComponentChildren;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The class of the button. */
  readonly look: string;
  readonly actionId?: string;
}

export function Menu({ label, items, look, actionId }: Props) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useLayoutEffect(() => {
    if (isOpen) entries()[0]?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    const all = entries();
    const here = all.findIndex((entry) => entry.matches(':focus'));
    if (event.key === 'ArrowDown') all[(here + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(here - 1)?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span class="overflow" ref={box}>
      <button
        type="button"
        class={look}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...(actionId === undefined ? {} : { 'data-action-id': actionId })}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div
          role="menu"
          tabIndex={-1}
          onKeyDown={keys}
          onFocusOut={({ relatedTarget }) => {
            if (!(relatedTarget instanceof Node && box.current?.contains(relatedTarget))) setOpen(false);
          }}
        >
          {items.map((item, i) => (
            <button
              key={i}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
