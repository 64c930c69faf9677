// A Word document → blocks: mammoth makes plain HTML of it, with headings by their styles, and footnotes at its end.
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { arrange } from './arrange.js';
import { htmlBlocks } from './htmlBlocks.js';
import { createLeftOut, type SourceDocument } from './sourceDocument.js';

// Beside mammoth's own: the title stands above all headings, and captions are those of figures and tables.
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='Heading ${level}'] => h${level + 1}:fresh`),
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
];

/** Reads a DOCX file. Pictures stay unread: only that they are there is told. */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const leftOut = createLeftOut();
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: STYLES,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`);
  return arrange(htmlBlocks(document.body, leftOut), {}, leftOut);
}
