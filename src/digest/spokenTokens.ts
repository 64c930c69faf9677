// A command's text as words: folded for comparing, and as they were typed, for saying what was not understood.

export interface Token {
  /** Lower case, without accents, quotes and closing punctuation. */
  readonly word: string;
  readonly typed: string;
}

/** Something recognised at the front of the tokens: what it is, and how many tokens it takes. */
export interface Taken<T> {
  readonly value: T;
  readonly count: number;
}

/** @example tokensOf('9 p.m. Mon, Wed').map(({ word }) => word) // ['9', 'pm', 'mon', 'wed'] */
export function tokensOf(text: string): readonly Token[] {
  return text
    .replace(/\b([ap])\.\s?m\b\.?/giu, '$1m')
    .split(/[\s,;，、；]+/u)
    .map((typed) => ({ typed, word: fold(typed) }))
    .filter(({ word }) => word !== '');
}

/** Folds a text for comparing: case, accents, width and the punctuation around it don't count. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[–—‑]/gu, '-')
    .replace(/["“”„«»‘’'`*~()[\]]/gu, '')
    .trim()
    .replace(/[.!?…:]+$/u, '');
}

/** The words as they were typed. */
export function typedOf(tokens: readonly Token[]): string {
  return tokens.map(({ typed }) => typed).join(' ');
}
