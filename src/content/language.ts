// Which of an article's languages a person reads.
import type { Article } from './article.js';

const languageOf = (tag: string) => tag.toLowerCase().split('-')[0];

/**
 * The article in a language: the very tag if it is there, else the same language, else the original.
 *
 * @param tag BCP 47; unset for the original.
 * @example versionIn(article, 'zh-CN').language // 'zh'
 */
export function versionIn(article: Article, tag: string | undefined): Article {
  if (tag === undefined) return article;
  const all = [article, ...article.translations];
  return (
    all.find(({ language }) => language === tag) ??
    all.find(({ language }) => languageOf(language) === languageOf(tag)) ??
    article
  );
}
