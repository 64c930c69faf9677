// English: how a source is cited, for answers and digests alike.
import type { Article } from '../content/article.js';
import { dateText } from './cite.js';

export const LOCALE = 'en-GB';
export const NAMES = { caption: 'caption', note: 'note', title: 'title', byLine: 'by-line' };

export const citation = (article: Article): string =>
  `${article.author}, “${article.title}”, ${article.publication}, ${dateText(article.published, LOCALE)}`;
