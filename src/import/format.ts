// Which format a file is in, by its first bytes and then by its name, and what keeps it from being read at all.
import { decodeUtf8 } from '../content/text.js';

export type Format = 'markdown' | 'html' | 'docx' | 'pdf' | 'text';

/** Files above this are refused: a text of that size is pictures for the most part. */
export const MAX_SOURCE_BYTES = 32 * 1024 * 1024;
/** A text alone above this is no article; a long novel has half of it. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/** Why a file can't be imported. */
export type ImportProblem =
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'not_a_file' | 'empty' | 'binary' | 'zip' | 'old_word' | 'encrypted' | 'no_text' }
  | { readonly kind: 'too_large'; readonly bytes: number; readonly max: number }
  | { readonly kind: 'broken'; readonly format: Format; readonly detail: string }
  | { readonly kind: 'exists'; readonly paths: readonly string[] }
  | { readonly kind: 'bad_id'; readonly id: string }
  | { readonly kind: 'not_written'; readonly folder: string; readonly detail: string };

/** Thrown by a reader for a document that asks for a password. */
export class Encrypted extends Error {}

/** A file whose format is known; texts are decoded. */
export type Recognized =
  | { readonly format: 'markdown' | 'html' | 'text'; readonly text: string }
  | { readonly format: 'docx' | 'pdf'; readonly bytes: Uint8Array };

/**
 * Recognizes a file.
 *
 * @param name its name; the ending tells Markdown from plain text.
 */
export function recognize(bytes: Uint8Array, name: string): Recognized | { readonly problem: ImportProblem } {
  if (bytes.length === 0) return { problem: { kind: 'empty' } };
  if (bytes.length > MAX_SOURCE_BYTES)
    return { problem: { kind: 'too_large', bytes: bytes.length, max: MAX_SOURCE_BYTES } };
  if (begins(bytes, '%PDF-', 1024)) return { format: 'pdf', bytes };
  if (begins(bytes, 'PK\u0003\u0004') || begins(bytes, 'PK\u0005\u0006')) return recognizeZip(bytes);
  // Word before 2007, and a DOCX under a password, are files of the same container.
  if (begins(bytes, '\u00D0\u00CF\u0011\u00E0')) return { problem: { kind: 'old_word' } };
  const text = decodeText(bytes);
  if (text === undefined) return { problem: { kind: 'binary' } };
  if (bytes.length > MAX_TEXT_BYTES)
    return { problem: { kind: 'too_large', bytes: bytes.length, max: MAX_TEXT_BYTES } };
  if (text.trim() === '') return { problem: { kind: 'empty' } };
  if (/\.(?:md|markdown|mdown|mkd)$/iu.test(name)) return { format: 'markdown', text };
  const page =
    /\.x?html?$/iu.test(name) ||
    /^\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<!doctype html)/iu.test(text);
  return { format: page ? 'html' : 'text', text };
}

/** All that unzipped comes to more than this is no document that a person wrote. */
const MAX_UNZIPPED_BYTES = 256 * 1024 * 1024;
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

// Read from the ZIP's directory (PKWARE APPNOTE 4.3.12 and 4.3.16), before anything is unzipped.
function recognizeZip(bytes: Uint8Array): Recognized | { readonly problem: ImportProblem } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) return { problem: { kind: 'broken', format: 'docx', detail: 'the file is cut short' } };
  let at = view.getUint32(end + 16, true);
  let unzipped = 0;
  const names: string[] = [];
  while (at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL_ENTRY) {
    unzipped += view.getUint32(at + 24, true);
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (!names.includes('word/document.xml')) return { problem: { kind: 'zip' } };
  return unzipped > MAX_UNZIPPED_BYTES
    ? { problem: { kind: 'too_large', bytes: unzipped, max: MAX_UNZIPPED_BYTES } }
    : { format: 'docx', bytes };
}

function begins(bytes: Uint8Array, mark: string, within = mark.length): boolean {
  return Buffer.from(bytes.subarray(0, within)).toString('latin1').includes(mark);
}

/** UTF-8, UTF-16 with its mark, or Windows-1252 where the bytes are those of a text; `undefined` for others. */
function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  // Tab, line ends and form feed are the only control characters of a text.
  if (bytes.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32 && byte !== 27)))
    return undefined;
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded.text;
  const declared = /charset\s*=\s*["']?([\w-]+)/iu.exec(
    Buffer.from(bytes.subarray(0, 2048)).toString('latin1'),
  )?.[1];
  const text = decodeAs(declared ?? 'windows-1252', bytes) ?? '';
  // Bytes at random have more letters with accents than any language.
  const high = text.match(/[\u0080-\u00FF]/gu)?.length ?? 0;
  return declared === undefined && high > text.length / 4 ? undefined : text || undefined;
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}
