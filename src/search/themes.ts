// Short texts as one direction each: the smoothed mean of their words' vectors (SIF: Arora, Liang and Ma, "A Simple but
// Tough-to-Beat Baseline for Sentence Embeddings", 2017), packed so that ten thousand passages fit in a few megabytes.
import { everydayFrequency } from './english.js';
import type { FieldIndex } from './field.js';
import type { WordVectors } from './wordVectors.js';

/** a in a/(a + p): how much common words are held back. */
const smoothing = 1e-3;

export interface Word {
  /** Lower-case, as written. */
  readonly word: string;
}

/** The unit vector of some words; all zeros when none has a vector. */
export function themeOf(words: readonly Word[], vectors: WordVectors): Float32Array {
  const sum = new Float32Array(vectors.dimensions);
  for (const { word } of words) addWord(word, vectors, sum);
  return unit(sum);
}

function addWord(word: string, vectors: WordVectors, sum: Float32Array): void {
  const row = vectors.rowOf(word);
  if (row >= 0) vectors.add(row, smoothing / (smoothing + everydayFrequency(word)), sum);
}

/** Many unit vectors, eight bits a number. */
export interface Themes {
  readonly count: number;
  /** Cosine between a unit vector and the vector of that number. */
  likeness(asked: Float32Array, number: number): number;
}

export function packThemes(themes: Iterable<Float32Array>, count: number, dimensions: number): Themes {
  const table = new Int8Array(count * dimensions);
  const scales = new Float32Array(count);
  let number = 0;
  for (const theme of themes) {
    const largest = theme.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
    for (let i = 0; i < dimensions; i++)
      table[number * dimensions + i] = Math.round((127 * (theme[i] as number)) / largest);
    scales[number++] = largest / 127;
  }
  return {
    count,
    likeness(asked, at) {
      let sum = 0;
      const from = at * dimensions;
      for (let i = 0; i < dimensions; i++) sum += (asked[i] as number) * (table[from + i] as number);
      return sum * (scales[at] as number);
    },
  };
}

/** The themes of a field's documents, from the commonest written form of each of their terms. */
export function themesOf(
  field: FieldIndex,
  surfaces: ReadonlyMap<string, string>,
  vectors: WordVectors,
): Themes {
  const { dimensions } = vectors;
  const sums = new Float32Array(field.size * dimensions);
  for (const term of field.terms())
    for (const doc of field.docsWith(term))
      addWord(surfaces.get(term) ?? term, vectors, sums.subarray(doc * dimensions, (doc + 1) * dimensions));
  const each = function* () {
    for (let doc = 0; doc < field.size; doc++)
      yield unit(sums.subarray(doc * dimensions, (doc + 1) * dimensions));
  };
  return packThemes(each(), field.size, dimensions);
}

function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return vector;
}
