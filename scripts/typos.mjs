// Typing errors as people make them, the same for the same seed: for measuring and fitting, never for answering.
import { seeded } from './measures.mjs';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Puts a number of typing errors into a text, each in another word of four or more letters while there are such:
 * a letter dropped, doubled over by another, put in, or swapped with its neighbour (Damerau 1964).
 */
export function withTypos(text, count, seed) {
  const random = seeded(seed * 7919);
  for (let i = 0; i < 5; i++) random();
  const words = text.split(' ');
  const long = words.flatMap((word, i) => (/\p{Script=Latin}{4,}/u.test(word) ? [i] : []));
  for (let n = 0; n < count && long.length > 0; n++) {
    const pick = Math.floor(random() * long.length);
    const at = long.length > count - n ? long.splice(pick, 1)[0] : long[pick];
    words[at] = mistype(words[at], random);
  }
  return words.join(' ');
}

function mistype(word, random) {
  const places = [...word].flatMap((c, i) => (/\p{Script=Latin}/u.test(c) ? [i] : []));
  const i = places[Math.floor(random() * places.length)];
  const letter = letters[Math.floor(random() * 26)];
  const kind = Math.floor(random() * 4);
  if (kind === 0) return word.slice(0, i) + word.slice(i + 1);
  if (kind === 1) return word.slice(0, i) + letter + word.slice(i);
  if (kind === 2) return word.slice(0, i) + letter + word.slice(i + 1);
  return i + 1 < word.length
    ? word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)
    : word.slice(0, i - 1) + word[i] + word[i - 1] + word.slice(i + 1);
}
