// A saved web page → blocks: the readable part as Firefox's reader view finds it, and what the page says of itself.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { languageTag } from '../content/values.js';
import { arrange, isoDate, statedMetadata, textsOf } from './arrange.js';
import { readByline } from './clues.js';
import { htmlBlocks, LEVEL_MARK } from './htmlBlocks.js';
import { type Block, createLeftOut, type SourceDocument, tidy } from './sourceDocument.js';

/** Reads a page. Where there is no readable part, all of its body is taken. */
export function readHtml(html: string): SourceDocument {
  const leftOut = createLeftOut();
  const whole = /<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(whole);
  for (const level of [1, 2, 3, 4, 5, 6])
    for (const heading of document.querySelectorAll(`h${level}`))
      heading.setAttribute(LEVEL_MARK, String(level));
  const meta = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const found = document
        .querySelector(`meta[name="${name}" i], meta[property="${name}" i], meta[itemprop="${name}" i]`)
        ?.getAttribute('content');
      if (found) return found;
    }
    return undefined;
  };
  const language = document.documentElement?.getAttribute('lang') || meta('content-language');
  const stated = {
    publication: meta('og:site_name', 'citation_journal_title', 'dc.publisher', 'publisher'),
    published: isoDate(
      meta('article:published_time', 'citation_publication_date', 'datepublished', 'dc.date', 'date') ??
        document.querySelector('time[datetime]')?.getAttribute('datetime'),
    ),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') || meta('og:url') || undefined,
  };
  // Readability changes the page it reads; a second copy is for where it finds nothing.
  const body = parseHTML(whole).document.body;
  const readable = new Readability(document).parse();
  const content = readable?.content
    ? parseHTML(`<html><body>${readable.content}</body></html>`).document.body
    : body;
  const metadata = statedMetadata({
    title: readable?.title,
    author: meta('author', 'citation_author', 'dc.creator') ?? readable?.byline?.replace(/^\s*by\s+/iu, ''),
    publication: stated.publication ?? readable?.siteName,
    published: stated.published ?? isoDate(readable?.publishedTime),
    language: usualTag(language || readable?.lang),
    url: stated.url && /^https?:\/\//u.test(stated.url) ? stated.url : undefined,
  });
  const blocks = htmlBlocks(content, leftOut);
  const top = pageTop(metadata.title, htmlBlocks(body, createLeftOut()));
  const { byline } = top;
  const missing = byline !== undefined && !blocks.some((block) => textsOf(block).map(tidy).includes(byline));
  return arrange(
    missing ? [{ kind: 'paragraph', text: byline }, ...blocks] : blocks,
    top.title === undefined ? metadata : { ...metadata, title: top.title },
    leftOut,
  );
}

/** How many lines below the title may pass before its by-line. */
const BYLINE_WITHIN = 3;

// Many pages have title and by-line outside of what is readable, and the site's name behind the title in their head.
function pageTop(
  title: string | undefined,
  page: readonly Block[],
): { readonly title?: string; readonly byline?: string } {
  const at = page.findIndex(
    (block) => block.kind === 'heading' && tidy(block.text) !== '' && title?.startsWith(tidy(block.text)),
  );
  const heading = page[at];
  if (heading?.kind !== 'heading') return {};
  const byline = page
    .slice(at + 1, at + 1 + BYLINE_WITHIN)
    .flatMap((block) => (block.kind === 'paragraph' ? [tidy(block.text)] : []))
    .find((text) => readByline(text) !== undefined);
  return { title: tidy(heading.text), ...(byline === undefined ? {} : { byline }) };
}

function usualTag(tag: string | null | undefined): string | undefined {
  return tag ? languageTag(tag.replace('_', '-')) : undefined;
}
