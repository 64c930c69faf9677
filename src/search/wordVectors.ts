// Word vectors from the table in vectors/ (see its README): which words are used in like places, and so mean alike.
import { tableBytes, tableLines } from './tables.js';

/** A table of directions, one a word: words whose directions are near are used alike. */
export interface WordVectors {
  readonly dimensions: number;
  /** The row of a lower-case word; −1 for a word that is not in the table. */
  rowOf(word: string): number;
  /** The cosine between the directions of two rows, −1 to 1. */
  likeness(row: number, other: number): number;
  /** Adds a row's unit vector, times a weight, to a sum. */
  add(row: number, weight: number, sum: Float32Array): void;
}

let loaded: WordVectors | undefined;

/**
 * The table of the 50,000 commonest English words, read at first use and kept: about 12 MB.
 * @example loadWordVectors().likeness(vectors.rowOf('factory'), vectors.rowOf('plant')) // 0.59
 */
export function loadWordVectors(): WordVectors {
  loaded ??= read();
  return loaded;
}

function read(): WordVectors {
  const words = tableLines('vectors/words.txt');
  const table = tableBytes('vectors/vectors.bin');
  const dimensions = table.length / words.length;
  const rows = new Map(words.map((word, row) => [word, row]));
  const scales = new Float32Array(words.length);
  for (let row = 0; row < words.length; row++) {
    let square = 0;
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) square += (table[i] as number) ** 2;
    scales[row] = 1 / Math.sqrt(square || 1);
  }
  return {
    dimensions,
    rowOf: (word) => rows.get(word) ?? -1,
    likeness(row, other) {
      let sum = 0;
      const a = row * dimensions;
      const b = other * dimensions;
      for (let i = 0; i < dimensions; i++) sum += (table[a + i] as number) * (table[b + i] as number);
      return sum * (scales[row] as number) * (scales[other] as number);
    },
    add(row, weight, sum) {
      const factor = weight * (scales[row] as number);
      const from = row * dimensions;
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + factor * (table[from + i] as number);
    },
  };
}
