// A person's letter on the person's colour; it says nothing that the name beside it doesn't.
import type { User } from '../protocol.js';
import { nameOf } from './context.js';

export function Avatar({
  user,
  small = false,
}: {
  readonly user: User | undefined;
  readonly small?: boolean;
}) {
  return (
    <span
      class={small ? 'avatar avatar-small' : 'avatar'}
      style={{ background: user?.color ?? '#4a4a4c' }}
      aria-hidden="true"
    >
      {nameOf(user).slice(0, 1)}
    </span>
  );
}
