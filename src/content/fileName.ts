// What a file in an article's folder is, by its name: `article.md`, `07-green-development.md`, their translations.
import { languageTag } from './values.js';

/** A file's role; `language` is set for a translation. */
export type FileRole =
  | { readonly kind: 'article'; readonly language?: string }
  | { readonly kind: 'section'; readonly number: number; readonly stem: string; readonly language?: string }
  | { readonly kind: 'ignored' }
  | {
      readonly kind: 'unknown';
      readonly severity: 'error' | 'warn';
      readonly message: string;
      readonly remedy: string;
    };

const EXAMPLE = '07-green-development.md, its translation 07-green-development.zh.md';

/**
 * Tells a file's role by its name. Dot-files and `questions.jsonl` are not content.
 *
 * @example fileRole('07-green-development.zh.md') // { kind: 'section', number: 7, stem: '07-green-development', language: 'zh' }
 */
export function fileRole(name: string): FileRole {
  if (isHidden(name) || name === 'questions.jsonl') return { kind: 'ignored' };
  const match = /^(.*)\.(md|markdown|mdown)$/iu.exec(name);
  if (!match) return unknown('this is not read', 'move it out of the content folder', 'warn');
  const base = match[1] ?? '';
  if (match[2] !== 'md') return unknown('this file is not read', `rename it to ${base}.md`);

  const [stem = '', ...rest] = base.split('.');
  const suffix = rest.length === 1 ? rest[0] : undefined;
  const language = suffix === undefined ? undefined : languageTag(suffix);
  const number = /^(\d{1,6})-./u.exec(stem)?.[1];
  if (stem !== 'article' && number === undefined)
    return unknown(
      'this section file has no number at the beginning of its name',
      `name it by its place in the reading order, such as ${EXAMPLE}`,
    );
  if (rest.length > 0 && language === undefined)
    return unknown(
      `“${rest.join('.')}” in the name of this file is not a language tag`,
      `name it such as ${EXAMPLE}`,
    );
  // One writing for each language, so that no file is read in another's place.
  if (language !== suffix)
    return unknown(
      'the language in the name of this file is not in its usual writing',
      `rename it to ${stem}.${language}.md`,
    );
  const version = language === undefined ? {} : { language };
  return number === undefined
    ? { kind: 'article', ...version }
    : { kind: 'section', number: Number(number), stem, ...version };
}

function unknown(message: string, remedy: string, severity: 'error' | 'warn' = 'error'): FileRole {
  return { kind: 'unknown', severity, message, remedy };
}

/** Whether a name begins with a dot: not content, and neither are editors' backups that end with `~`. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~');
}
