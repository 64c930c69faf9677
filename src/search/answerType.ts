// Questions that only a number or a time can answer, and the passages that have one.

/** What kind of thing the answer must hold; `undefined` in a query when it may be anything. */
export type AnswerType = 'number' | 'time';

const asks: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'time',
    /^(?:and |but |so )?(?:since |by |until |from )?when\b|\b(?:(?:what|which) (?:year|date|day|month|decade|century|time)|how (?:long ago|old|soon)|deadline)\b|什么时候|何时|哪一?年|哪一?天|几月|多久|什麼時候|何時/iu,
  ],
  [
    'number',
    /\bhow (?:many|much|long|far|often|large|big|tall|high|fast)\b|\bwhat (?:is the )?(?:percent(?:age)?|number|share|proportion|amount|rate|target|level)\b|\bpercent(?:age)?\b|多少|几个|几种|几项|第几|百分之几|幾個/iu,
  ],
];
const holds: Readonly<Record<AnswerType, RegExp>> = {
  time: /\b\d{4}s?\b|\b\d(?:st|nd|rd|th) century|\b(?:century|centuries|decades?|years?|months?|january|february|march|april|june|july|august|september|october|november|december|today|now)\b|\d年|世纪|年代|年来|以来/iu,
  number:
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|percent|twice|double|few|several|many)\b|[一二两三四五六七八九十百千万亿]+(?:个|种|项|大|倍|成|次|条|亿|万)|百分之/iu,
};

/** @example answerTypeOf('When did it begin?') // 'time' */
export function answerTypeOf(question: string): AnswerType | undefined {
  return asks.find(([, pattern]) => pattern.test(question))?.[0];
}

/** Whether a text has a thing of the kind at all. */
export function hasAnswerOf(type: AnswerType, text: string): boolean {
  return holds[type].test(text);
}
