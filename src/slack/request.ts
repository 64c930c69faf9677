// A person's text → what they want: one of the few words that stand alone, or a question.

export type Request =
  | { readonly kind: 'help' | 'contents' | 'about' | 'privacy' | 'forget_me' }
  | { readonly kind: 'unknown_option'; readonly option: string }
  | { readonly kind: 'question'; readonly text: string };

const WORDS: Readonly<Record<string, 'help' | 'contents' | 'about' | 'privacy' | 'forget_me'>> = {
  help: 'help',
  '?': 'help',
  '--help': 'help',
  '-h': 'help',
  contents: 'contents',
  about: 'about',
  privacy: 'privacy',
  'forget-me': 'forget_me',
};

/**
 * The words work only as the whole text, so that “about what?” stays a question; a dash and letters is an option,
 * and there are none. Phones turn two hyphens into a dash, so that counts too.
 */
export function readRequest(text: string): Request {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'help' };
  const whole = trimmed.toLowerCase().replace(/^[–—](?=\p{L})/u, '--');
  const word = Object.hasOwn(WORDS, whole) ? WORDS[whole] : undefined;
  if (word) return { kind: word };
  const option = /^(?:--?|[–—])\p{L}[\p{L}\p{N}-]*/u.exec(trimmed)?.[0];
  return option ? { kind: 'unknown_option', option } : { kind: 'question', text: trimmed };
}
