// A PDF → blocks. Here is what pdf.js is asked for: pieces of text with their places; the layout is read from them apart.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { arrange, statedMetadata } from './arrange.js';
import { isContentsLine } from './clues.js';
import { Encrypted } from './format.js';
import { columnLines, type PdfFragment, type PdfPage, withoutRunningHeads } from './pdfLines.js';
import { pdfChunks } from './pdfParagraphs.js';
import { classifyChunks } from './plainText.js';
import { createLeftOut, type LeftOutList, type SourceDocument } from './sourceDocument.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Reads a PDF that has text; scans have none.
 *
 * @throws Encrypted when it asks for a password.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const leftOut = createLeftOut();
  const document = await openPdf(bytes);
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await readPage(document, number, leftOut));
    const title = await titleOf(document);
    const lines = withoutRunningHeads(pages.map(columnLines), leftOut).filter(({ text }) => {
      const contents = isContentsLine(text);
      if (contents) leftOut.add('contents');
      return !contents;
    });
    const blocks = classifyChunks(pdfChunks(lines), leftOut);
    // What a PDF gives as its title is often the name of some file: the text's own comes first.
    const own = blocks.find(({ kind }) => kind === 'heading');
    return arrange(blocks, own ? {} : statedMetadata({ title }), leftOut);
  } finally {
    await document.destroy();
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // pdf.js takes the bytes over; 0 keeps its warnings off the terminal.
    return await getDocumentProxy(bytes.slice(), { verbosity: 0, isEvalSupported: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Encrypted();
    throw error;
  }
}

async function titleOf(document: PdfDocument): Promise<string | undefined> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const title: unknown = 'Title' in info ? info.Title : undefined;
  return typeof title === 'string' ? title : undefined;
}

async function readPage(document: PdfDocument, number: number, leftOut: LeftOutList): Promise<PdfPage> {
  const page = await document.getPage(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const { items } = await page.getTextContent();
  // Fonts are only named once the page's drawing has been read, and so are its pictures.
  const { OPS } = await getResolvedPDFJS();
  const { fnArray } = await page.getOperatorList();
  for (const operation of fnArray)
    if (operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject)
      leftOut.add('image');
  const bold = new Map<string, boolean>();
  const isBold = (font: string): boolean => {
    const known = bold.get(font);
    if (known !== undefined) return known;
    const loaded: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined;
    const name = typeof loaded === 'object' && loaded !== null && 'name' in loaded ? String(loaded.name) : '';
    bold.set(font, /bold|black|heavy|semibold|demi|cmbx/iu.test(name));
    return bold.get(font) ?? false;
  };
  const fragments = items.flatMap((item): readonly PdfFragment[] => {
    if (!('str' in item) || item.str === '') return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
    // Text that doesn't run from left to right, such as a mark along the margin.
    if (Math.abs(b) > Math.abs(a) * 0.1) return [];
    const size = Math.hypot(a, b) || item.height;
    return [
      { text: item.str, x: x - left, y: y - bottom, width: item.width, size, bold: isBold(item.fontName) },
    ];
  });
  if (fragments.every(({ text }) => text.trim() === '')) leftOut.add('page without text');
  page.cleanup();
  return { width: right - left, height: top - bottom, fragments };
}
