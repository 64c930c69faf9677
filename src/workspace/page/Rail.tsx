// The narrow strip at the left: whose workspace this is, and who one is in it.
import { Avatar } from './Avatar.js';
import { nameOf, usePage } from './context.js';

export function Rail() {
  const { me, users } = usePage().state;
  const user = users.get(me);
  return (
    <header class="rail">
      <span class="tile" aria-hidden="true">
        L
      </span>
      <span class="rail-me" title={nameOf(user)}>
        <Avatar user={user} />
        <span class="presence" aria-hidden="true" />
        <span class="visually-hidden">You are {nameOf(user)}</span>
      </span>
    </header>
  );
}
