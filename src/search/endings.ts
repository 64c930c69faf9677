// English word endings that Porter's stemmer leaves on: a word the texts lack may be one they have, but for its ending.

const endings = [
  'ier',
  'iest',
  'er',
  'ers',
  'est',
  'ish',
  'like',
  'wise',
  'ness',
  'less',
  'ship',
  'ful',
  'ing',
  'ed',
  'able',
  'ism',
  'ist',
  'y',
];
const beginnings = ['re', 'un', 'non', 'over', 'pre', 'co', 'de', 'multi', 'inter'];

/**
 * The known word that a lower-case word is built on; `undefined` when there is none of at least four letters.
 * @example baseOf('greener', (word) => word === 'green') // 'green'
 */
export function baseOf(word: string, isKnown: (word: string) => boolean): string | undefined {
  for (const ending of endings) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    const forms = ending.startsWith('ie') ? [`${base}y`] : [base, `${base}e`, base.replace(/(.)\1$/, '$1')];
    const found = forms.find((form) => form.length >= 4 && isKnown(form));
    if (found) return found;
  }
  for (const beginning of beginnings) {
    const base = word.slice(beginning.length);
    if (word.startsWith(beginning) && base.length >= 5 && isKnown(base)) return base;
  }
  return undefined;
}
