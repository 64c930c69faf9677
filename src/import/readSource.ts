// Bytes of a file → the document in them, or why there is none. Each format's library is loaded when it is needed.
import { textsOf } from './arrange.js';
import { Encrypted, type Format, type ImportProblem, type Recognized, recognize } from './format.js';
import { readPlainText } from './plainText.js';
import type { SourceDocument } from './sourceDocument.js';

/** What came of reading a file. */
export type ReadSource =
  | { readonly document: SourceDocument; readonly format: Format }
  | { readonly problem: ImportProblem };

/**
 * Reads a document of any of the formats; never throws for what stands in the file.
 *
 * @param name the file's name, for formats that only their ending tells.
 * @example await readSource(await readFile('tea.docx'), 'tea.docx') // { document, format: 'docx' }
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const recognized = recognize(bytes, name);
  if ('problem' in recognized) return recognized;
  const { format } = recognized;
  try {
    const document = await readAs(recognized);
    const letters =
      document.blocks
        .flatMap(textsOf)
        .join('')
        .match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return letters === 0 ? { problem: { kind: 'no_text' } } : { document, format };
  } catch (error) {
    if (error instanceof Encrypted) return { problem: { kind: 'encrypted' } };
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { problem: { kind: 'broken', format, detail } };
  }
}

async function readAs(file: Recognized): Promise<SourceDocument> {
  switch (file.format) {
    case 'text':
      return readPlainText(file.text);
    case 'markdown':
      return (await import('./markdown.js')).readMarkdown(file.text);
    case 'html':
      return (await import('./html.js')).readHtml(file.text);
    case 'docx':
      return (await import('./docx.js')).readDocx(file.bytes);
    case 'pdf':
      return (await import('./pdf.js')).readPdf(file.bytes);
  }
}
