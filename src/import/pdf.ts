import type { SourceDocument } from './sourceDocument.js';
export async function readPdf(_bytes: Uint8Array): Promise<SourceDocument> {
  throw new Error('later');
}
