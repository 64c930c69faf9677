// What every component may need, handed down once: the state, what can be said to the server, and where to go.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageEvent, User } from '../protocol.js';
import { type Action, empty, type State } from './state.js';

export interface Page {
  readonly state: State;
  /** False when there is no line to the server just now. */
  readonly send: (event: PageEvent) => boolean;
  readonly dispatch: (action: Action) => void;
  /** What stands unsent in each composer, so that it is still there when one comes back. */
  readonly drafts: Map<string, string>;
}

export const PageContext = createContext<Page>({
  state: empty,
  send: () => false,
  dispatch: () => {},
  drafts: new Map(),
});

export const usePage = (): Page => useContext(PageContext);

/** The app's name, as people know it. */
export function botName({ users, botUserId }: State): string {
  return users.get(botUserId)?.realName ?? 'App';
}

/** The language in which the person at the page reads dates. */
export function localeOf({ users, me }: State): string {
  return users.get(me)?.locale ?? 'en-GB';
}

/** A person that nobody knows is Slackbot, who speaks for the workspace. */
export function nameOf(user: User | undefined): string {
  return user?.realName ?? 'Slackbot';
}

/**
 * The workspace's time, which may be ahead of this machine's.
 *
 * @param machine this machine's time, in milliseconds since 1970.
 */
export function nowOf({ clock }: State, machine: number): Date {
  return new Date(machine + (clock?.aheadMs ?? 0));
}
