// `sources/<id>.txt`: the source's own text with its paragraphs numbered, for editors and for checks; never served.
import { join } from 'node:path';
import type { SourceId } from './article.js';
import { formatLocator, parseLocator } from './locator.js';

/**
 * Where the source of an article lies: in the content folder's neighbour `sources`.
 *
 * @example sourcePath('content', 'tea') // 'sources/tea.txt'
 */
export function sourcePath(contentDir: string, articleId: string): string {
  return join(contentDir, '..', 'sources', `${articleId}.txt`);
}

/** One numbered paragraph of the source, or one of its headings. */
export type SourcePiece =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'numbered'; readonly source: SourceId; readonly text: string };

/**
 * Writes a source as text: each piece after a blank line, its locator or its `#` marks before it.
 *
 * @example formatSourceText([{ kind: 'numbered', source: 'P1', text: 'Tea is hot.' }]) // '[¶1] Tea is hot.\n'
 */
export function formatSourceText(pieces: readonly SourcePiece[]): string {
  const texts = pieces.map((piece) =>
    piece.kind === 'heading'
      ? `${'#'.repeat(piece.level)} ${piece.text}`
      : `[${formatLocator([piece.source])}] ${piece.text.replace(/\n(?:\s*\n)+/gu, '\n')}`,
  );
  return `${texts.join('\n\n')}\n`;
}

/** Reads what `formatSourceText` writes; pieces without a locator or `#` are left out. */
export function parseSourceText(text: string): readonly SourcePiece[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n(?:[ \t]*\r?\n)+/u)
    .flatMap((piece): readonly SourcePiece[] => {
      const heading = /^(#+)\s+(.+)$/u.exec(piece.trim());
      if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }];
      const numbered = /^\[([^[\]]{1,12})\]\s*(.*)$/su.exec(piece.trim());
      const locator = numbered && parseLocator(numbered[1] ?? '');
      const [source, second] = locator?.ok ? locator.sources : [];
      return source && !second ? [{ kind: 'numbered', source, text: numbered?.[2] ?? '' }] : [];
    });
}
