// How hard an English section is to read, by Flesch's reading ease.
import type { Article, Finding } from '../article.js';
import { createReport } from '../finding.js';
import { wordsIn } from './words.js';

/** Flesch measured samples of 100 words; less says little. */
const LEAST_WORDS = 100;
/** Flesch's table: 0–30 is “very difficult”, the style of scientific papers. */
const VERY_DIFFICULT = 30;

/** Reports sections that are very difficult to read. Other languages than English have no finding. */
export function checkReadability(article: Article): readonly Finding[] {
  if (article.language.split('-')[0] !== 'en') return [];
  return article.sections.flatMap((section) => {
    const report = createReport(section.file);
    const ease = readingEase(section.passages.map(({ text }) => text).join('\n'));
    if (ease !== undefined && ease < VERY_DIFFICULT)
      report.warn(
        section.passages[0]?.line ?? 1,
        `this section is very difficult to read (Flesch reading ease ${Math.floor(ease)}; under ${VERY_DIFFICULT} is very difficult)`,
        'use shorter sentences, and everyday words beside the article’s own terms',
      );
    return report.findings;
  });
}

/**
 * Reading ease: 206.835 − 1.015 words/sentences − 84.6 syllables/words (R. Flesch, A new readability yardstick,
 * Journal of Applied Psychology 32, 1948); 100 is very easy, 0 very difficult. `undefined` under 100 words.
 *
 * @example readingEase('The cat sat on the mat. '.repeat(20)) // about 116
 */
export function readingEase(text: string): number | undefined {
  const words = wordsIn(text, 'en');
  if (words.length < LEAST_WORDS) return undefined;
  const sentences = text
    .split(/[.!?]+(?=["”’')]*(?:\s|$))|\n+/u)
    .filter((sentence) => /\p{L}/u.test(sentence)).length;
  const syllables = words.reduce((sum, { key }) => sum + syllablesOf(key), 0);
  return 206.835 - 1.015 * (words.length / sentences) - 84.6 * (syllables / words.length);
}

/**
 * Syllables of an English word, counted as groups of vowels; a silent e at the end, or in -ed and -es, is none.
 *
 * @example syllablesOf('development') // 4
 */
export function syllablesOf(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
    .replace(/(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzcgh])es$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$/u, '');
  // `io` and `ia` are two vowels but after c, s and t: nation, but lion.
  const groups = letters.replace(/(?<=[cst])i(?=[ao])/gu, '').match(/i(?=[ao])|[aeiouy]+/gu);
  return Math.max(groups?.length ?? 0, 1);
}
