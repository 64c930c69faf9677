// Chinese: how a source is cited, for answers and digests alike.
import type { Article } from '../content/article.js';
import { dateText, type LocatorNames } from './cite.js';

export const LOCALE = 'zh-CN';
export const NAMES: LocatorNames = { caption: '图注', note: '注', title: '标题', byLine: '署名' };

export const citation = (article: Article) =>
  `${article.author}，《${article.title}》，${article.publication}，${dateText(article.published, LOCALE)}`;
