// What a person typed → the question in it: without mentions, links, emoji, greetings and politeness.

/** The part of a message that says nothing about the text, when it is all there is. */
export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'praise' | 'laugh' | 'acknowledgement';

export interface Cleaned {
  /** The question, in the person's own words and spelling; empty when nothing is asked. */
  readonly text: string;
  /** Set when the message was only pleasantries. */
  readonly smallTalk?: SmallTalk;
}

/** Longest question that is searched, in characters; Slack lets people type 40,000. */
export const longestQuestion = 4_000;

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;
const slackTokens: readonly (readonly [RegExp, string])[] = [
  [/<[@!][^>]*>/g, ' '],
  [/<#[A-Z0-9]+\|([^>]*)>/g, ' $1 '],
  [/<#[^>]*>/g, ' '],
  [/<(?:https?|mailto|tel):[^|>]*\|([^>]*)>/g, ' $1 '],
  [/<(?:https?|mailto|tel):[^>]*>/g, ' '],
  [/https?:\/\/\S+/g, ' '],
  [/(^|\s):[a-z0-9_+'-]+:(?=$|[\s:.,!?])/gi, '$1 '],
  [/\p{Extended_Pictographic}|\u{FE0F}|[\u{1F3FB}-\u{1F3FF}]|\u{20E3}/gu, ' '],
];

/**
 * Pleasantries by kind: each pattern must stand at the start or end of what is left, between spaces or punctuation.
 * Order matters: the first kind found names the small talk.
 */
const pleasantries: readonly (readonly [SmallTalk | 'filler', string])[] = [
  [
    'thanks',
    '(?:many |much |big )?thank(?:s|x)?(?: you)?(?: (?:so|very|ever) (?:much|so much))?(?: so so much| a lot| a million| a bunch| in advance| for (?:your|the|any|all) (?:help|time|answer|that|this))?(?: (?:bot|footnote|all|everyone|team|guys|mate))?|thx|tx|ty|tysm|cheers|ta|much appreciated|appreciate (?:it|that)|多谢|谢谢(?:你|您|大家)?|謝謝(?:你|您)?|感谢',
  ],
  [
    'goodbye',
    '(?:good)?bye(?: bye)?|see (?:you|ya)(?: later| soon| tomorrow)?|good night|kind regards|best regards|warm regards|regards|best wishes|yours (?:sincerely|truly)|sincerely|have a (?:nice|good|great) (?:day|one|weekend|evening)|take care|再见|拜拜|再見',
  ],
  [
    'greeting',
    "(?:hi|hello|hey|heya|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|dear)(?: (?:there|all|everyone|everybody|team|folks|again|bot|footnote|guys|friends?))*|how(?:'s| is) it going|how are (?:you|things)(?: (?:doing|today))*|how do you do|(?:nice|pleased|good) to meet (?:you|ya)|help(?: me)?|who are you|what are you|what (?:can|do) you do|how do(?:es)? (?:you|this(?: bot)?) work|what(?:'s| is) up|sup|me again|(?:i )?hope (?:this|you|all)(?: (?:finds|is|are))?(?: (?:you|well|doing|message|email|fine|good))*|你好|您好|大家好|早上好|下午好|晚上好|嗨|哈喽|早安",
  ],
  ['laugh', '(?:ha){2,}h?|lo+l|lmao|rofl|(?:he){2,}|哈{2,}|呵呵|xd|[:;]-?[)dp]'],
  [
    'praise',
    "(?:that(?:'s| is| was) |this is |very |really |so |how |you(?:'re| are) )?(?:great|nice|cool|awesome|amazing|perfect|excellent|brilliant|fantastic|wonderful|helpful|lovely|good (?:job|bot|work)|well done|wow)(?: (?:one|job|bot|work|stuff|answer))?|太好了|真棒|厉害|很好|不错",
  ],
  [
    'acknowledgement',
    '(?:ok(?:ay)?|k|got it|i see|sure|right|alright|fine|understood|makes sense|fair enough|yes|yep|yeah|no|nope|never ?mind|will do|noted|hmm+|sorry|oops|test(?:ing)?|ping|好的?|嗯+|明白了?|知道了|收到|没事)(?: then)?',
  ],
  [
    'filler',
    "please|pls|plz|kindly|sorry to (?:bother|disturb)(?: you| anyone| everyone)?|excuse me|quick(?: one| question)?|(?:just )?(?:a )?(?:quick|short|silly|stupid|dumb) question|(?:i(?:'m| am) )?not sure (?:if |whether )?(?:this|it)(?:'s| is) the right (?:place|channel|thread|spot)(?: to ask)?|any (?:idea|ideas|clue|thoughts|pointers)|(?:does )?anyone (?:know|knows)|(?:could|can|would|will) (?:you|anybody|anyone|somebody|someone)(?: please| kindly)? (?:tell|help|explain to|remind|show|inform)(?: (?:me|us))?(?: (?:out|understand|with))?|i(?:'d| would) (?:like|love) to (?:know|ask|understand|learn)|i (?:want(?:ed)?|need) to (?:know|ask|understand|find out)|i(?:'m| am|m) (?:just )?(?:wondering|curious|asking)(?: (?:if|whether|about))?|i(?:'ve| have) (?:got )?a question|i was wondering(?: (?:if|whether))?|i wonder|(?:i(?:'m| am) )?(?:asking )?for (?:my|a|our|the) (?:essay|homework|paper|report|class|talk|presentation|slides|friend|boss|meeting|exam|course|thesis|assignment|team|colleague|client)|(?:my |the |our )?(?:boss|manager|teacher|professor|colleague|client|team|kid|daughter|son) (?:asks?|asked|wants? to know|wonders)(?: me)?(?: (?:what|if|whether) )?|(?:wow )?long text|tl;?dr version of|but|so|and|well|um+|uh+|btw|by the way|fyi|asap|urgent(?:ly)?|请问一?下?|麻烦(?:你|您)?|请教一?下?|我想(?:知道|问)一?下?",
  ],
];

/** Kinds whose words are also plain adjectives and verbs ("great leap"): taken off only where punctuation sets them apart. */
const setApart: ReadonlySet<string> = new Set(['praise', 'laugh', 'acknowledgement']);
const gap = '[\\s\\p{P}\\p{S}]';
const mark = '[\\p{P}\\p{S}]';

const edges = pleasantries.map(([kind, body]) => {
  const after = setApart.has(kind) ? `(?=\\s*(?:$|${mark}))` : `(?=$|${gap}|(?<=\\p{Script=Han}))`;
  const before = setApart.has(kind) ? `(?<=^|${mark}\\s*)` : `(?<=^|${gap}|\\p{Script=Han})`;
  return {
    kind,
    head: new RegExp(`^(?:${body})${after}${gap}*`, 'iu'),
    tail: new RegExp(`${before}(?:${body})${gap}*$`, 'iu'),
    start: new RegExp(`^(?:${body})(?=$|${gap}|(?<=\\p{Script=Han}))${gap}*`, 'iu'),
  };
});

/** Words that, at the start, are part of a question rather than politeness: taken off only before more politeness. */
const connectives = /^(?:but|so|and|well)$/i;

/**
 * Takes off what isn't the question: Slack's mention, channel and link tokens, emoji, invisible characters, and
 * greetings and politeness at either end.
 * @example clean('hey <@U0BOT>, what is new? thanks!') // { text: 'what is new?' }
 */
export function clean(raw: string): Cleaned {
  let text = raw.slice(0, longestQuestion).normalize('NFKC');
  for (const [pattern, replacement] of slackTokens) text = text.replace(pattern, replacement);
  text = text
    .replace(invisible, ' ')
    .replace(/[`*_~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

  const found = new Set<SmallTalk>();
  if (isPleasantry(text, found)) return smallTalkOf(found);
  const bare = (candidate: string) => !/[\p{L}\p{N}]/u.test(candidate);
  let before: string;
  do {
    before = text;
    for (const { kind, head, tail } of edges) {
      for (const pattern of [head, tail]) {
        const match = text.match(pattern)?.[0];
        if (match === undefined) continue;
        const rest = pattern === head ? text.slice(match.length) : text.slice(0, text.length - match.length);
        if (kind === 'filler' && pattern === tail && connectives.test(match.trim())) continue;
        // "and green?" keeps its "and": it says that a follow-up is meant.
        if (kind === 'filler' && pattern === head && found.size === 0 && /^(?:and|but|so)\b/i.test(match))
          continue;
        if (kind !== 'filler') found.add(kind);
        text = rest.trim();
      }
    }
  } while (text !== before && !bare(text));

  if (!bare(text)) return { text: text.replace(/^[\s,;.–—-]+|[\s,;–—-]+$/gu, '') };
  return smallTalkOf(found);
}

/** Whether a short message is nothing but pleasantries one after the other; notes their kinds. */
function isPleasantry(text: string, found: Set<SmallTalk>): boolean {
  if (text.length > 120) return false;
  let rest = text;
  while (rest !== '') {
    const next = edges.find(({ start }) => start.test(rest));
    if (!next) {
      found.clear();
      return false;
    }
    if (next.kind !== 'filler') found.add(next.kind);
    rest = rest.replace(next.start, '');
  }
  return found.size > 0;
}

function smallTalkOf(found: ReadonlySet<SmallTalk>): Cleaned {
  const kinds: readonly SmallTalk[] = ['thanks', 'goodbye', 'greeting', 'laugh', 'praise', 'acknowledgement'];
  const smallTalk = kinds.find((kind) => found.has(kind));
  return smallTalk ? { text: '', smallTalk } : { text: '' };
}
