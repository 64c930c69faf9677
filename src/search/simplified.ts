// Traditional Chinese characters → simplified ones, so that a question in either finds texts in either. The table is
// OpenCC's (Apache-2.0), one pair a line, made by scripts/simplified.mjs.
import { tableLines } from './tables.js';

let table: ReadonlyMap<string, string> | undefined;

/** @example toSimplified('綠色發展') // '绿色发展' */
export function toSimplified(text: string): string {
  table ??= new Map(
    tableLines('simplified.txt').map((line) => {
      const [traditional = '', simplified = ''] = line;
      return [traditional, simplified];
    }),
  );
  const known = table;
  return text.replace(/\p{Script=Han}/gu, (character) => known.get(character) ?? character);
}
