// Questions about two things at once ("compare green and open development"): the question each of them would be alone.
import { fold } from '../search/tokens.js';

const forms: readonly RegExp[] = [
  /^(?:please )?(?:compare|contrast) (?<one>.+?) (?:and|with|to|against|versus|vs\.?) (?<other>.+?)\W*$/u,
  /^(?:what(?:'s| is| are) )?(?:the )?(?:differences?|distinction|relation(?:ship)?|link|connection) between (?<one>.+?) and (?<other>.+?)\W*$/u,
  /^how (?:do|does|is|are) (?<one>.+?) (?:differ(?:ent)? from|compare (?:to|with)|relate(?:d)? to) (?<other>.+?)\W*$/u,
  /^(?<one>.+?) (?:versus|vs\.?|compared (?:to|with)) (?<other>.+?)\W*$/u,
  /^(?:比较|对比)(?:一下)?(?<one>.+?)(?:和|与|跟|同)(?<other>.+?)[。？?]*$/u,
  /^(?<one>.+?)(?:和|与|跟)(?<other>.+?)(?:有什么|有何|的)?(?:区别|不同|差别|异同).*$/u,
];

/**
 * The two questions in a comparison; `undefined` when it is none. What only the second names at its end belongs to
 * both: "green and open development" are green development and open development.
 * @example compared('compare green and open development') // ['green development', 'open development']
 */
export function compared(question: string): readonly [string, string] | undefined {
  const asked = fold(question).trim();
  for (const form of forms) {
    const { one, other } = asked.match(form)?.groups ?? {};
    if (one === undefined || other === undefined) continue;
    return [withHeadOf(other, one), other];
  }
  return undefined;
}

function withHeadOf(other: string, one: string): string {
  if (/\p{Script=Han}/u.test(one)) return one.length <= 2 && other.length >= 4 ? one + other.slice(-2) : one;
  const words = other.split(' ');
  const head = words.at(-1) as string;
  return words.length >= 2 && one.split(' ').length === 1 ? `${one} ${head}` : one;
}
