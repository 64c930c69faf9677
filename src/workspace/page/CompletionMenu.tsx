// The menu above the composer: commands, people or channels; the composer keeps the focus and the keys.
import type { Offer } from './completion.js';
import { Icon } from './Icons.js';

interface Props {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly chosen: number;
  readonly accept: (offer: Offer) => void;
}

/** The element that `aria-activedescendant` names. */
export function optionId(menuId: string, position: number): string {
  return `${menuId}-${position}`;
}

export function CompletionMenu({ id, offers, chosen, accept }: Props) {
  return (
    <div class="completion">
      <div class="offers" role="listbox" id={id} aria-label="Suggestions">
        {offers.map((offer, i) => (
          <div
            key={offer.callbackId ?? offer.insert}
            id={optionId(id, i)}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            // Before the composer loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              accept(offer);
            }}
          >
            <span class="completion-icon">
              <Icon
                name={offer.insert.startsWith('@') ? 'at' : offer.insert.startsWith('#') ? 'hash' : 'slash'}
              />
            </span>
            <span class="completion-label">{offer.label}</span>
            {offer.hint !== '' && <span class="completion-hint">{offer.hint}</span>}
            <span class="completion-detail">{offer.detail}</span>
          </div>
        ))}
      </div>
      <p class="completion-keys" aria-hidden="true">
        <b>↑ ↓</b> to choose <b>Enter</b> to take <b>Esc</b> to close
      </p>
    </div>
  );
}
