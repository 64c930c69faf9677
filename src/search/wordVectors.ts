// Word vectors from the table in vectors/ (see its README): which words are used in like places, and so mean alike.
import { readFileSync } from 'node:fs';

/** What a word means, as a direction: words whose directions are near are used alike. */
export interface WordVectors {
  readonly dimensions: number;
  /** The unit vector of a lower-case word; `undefined` for a word that is not in the table. */
  of(word: string): Float32Array | undefined;
}

let loaded: WordVectors | undefined;

/**
 * The table of the 50,000 commonest English words, read at first use (about 30 ms, 6 MB) and kept.
 * @example loadWordVectors().of('factory')?.length // 100
 */
export function loadWordVectors(): WordVectors {
  loaded ??= read();
  return loaded;
}

function read(): WordVectors {
  const words = readFileSync(new URL('vectors/words.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const bytes = readFileSync(new URL('vectors/vectors.bin', import.meta.url));
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = table.length / words.length;
  const rows = new Map(words.map((word, row) => [word, row]));
  return {
    dimensions,
    of(word) {
      const row = rows.get(word);
      if (row === undefined) return undefined;
      return unit(Float32Array.from(table.subarray(row * dimensions, (row + 1) * dimensions)));
    },
  };
}

/** A vector scaled to length 1, in place; all zeros stay. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return vector;
}

/** The cosine of two unit vectors, −1 to 1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
