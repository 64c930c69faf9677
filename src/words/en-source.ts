// English: how a source is cited, for answers and digests alike.
import type { Article, Section } from '../content/article.js';
import { dateText } from './cite.js';

export const LOCALE = 'en-GB';
export const NAMES = { caption: 'caption', note: 'note', title: 'title', byLine: 'by-line' };

export const sectionName = (section: Section): string => section.heading ?? section.title;

export const headingPath = (section: Section): string =>
  [section.part, sectionName(section)].filter(Boolean).join(' › ');

export const citation = (article: Article): string =>
  `${article.author}, “${article.title}”, ${article.publication}, ${dateText(article.published, LOCALE)}`;
