// Chinese words of the command, which aren't set apart by spaces: each becomes the English word the grammar knows.
import { fold, type Token } from './spokenTokens.js';

/** What stands for what; the longest that fits is taken. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    on: '开启 打开 开始 启用 订阅',
    off: '关闭 停止 取消 停用 退订',
    pause: '暂停',
    resume: '恢复 继续',
    status: '状态',
    preview: '预览',
    help: '帮助',
    settings: '设置',
    daily: '每天 每日',
    weekdays: '工作日 每个工作日 平日',
    weekends: '周末 每个周末 每周末',
    noon: '中午 正午',
    midnight: '午夜',
    tomorrow: '明天',
    until: '到 直到',
    ordered: '按顺序 按阅读顺序',
    shuffled: '乱序 打乱 打乱顺序 随机',
    restart: '循环 从头开始 读完后从头开始',
    once: '读完为止',
    'all articles': '全部文本',
    'in shanghai': '北京时间 上海时间',
    me: '我 给我 只给我 我自己',
    and: '和 的 请 在',
  }).flatMap(([word, chinese]) => chinese.split(' ').map((each) => [each, word] as const)),
);
const LONGEST = Math.max(...[...WORDS.keys()].map((word) => word.length));
/** Longer than any command: titles and hostile text aren't cut. */
const MOST = 60;

const DAYS: ReadonlyMap<string, string> = new Map([
  ...[...'一二三四五六日'].map(
    (day, at) => [day, 'mon tue wed thu fri sat sun'.split(' ')[at] ?? ''] as const,
  ),
  ['天', 'sun'],
]);
const HOURS: ReadonlyMap<string, number> = new Map([
  ...'一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ').map((hour, at) => [hour, at + 1] as const),
  ['两', 2],
]);

interface Piece {
  /** The English words. */
  readonly words: readonly string[];
  /** How many characters it takes. */
  readonly length: number;
}

/**
 * Cuts a word of Chinese into words the grammar knows. One that isn't made of such words, a title or a mistake, stays
 * whole, as it was typed.
 *
 * @example cutChinese({ typed: '每天上午9点', word: '每天上午9点' }) // words `daily` and `9am`
 */
export function cutChinese(token: Token): readonly Token[] {
  const { typed } = token;
  if (!/\p{Script=Han}/u.test(typed) || typed.length > MOST) return [token];
  const cut: Token[] = [];
  for (let rest = typed; rest !== ''; ) {
    const piece = pieceAt(rest);
    if (!piece) return [token];
    const original = rest.slice(0, piece.length);
    for (const word of piece.words) cut.push({ typed: original, word });
    rest = rest.slice(piece.length);
  }
  return cut;
}

function pieceAt(text: string): Piece | undefined {
  return daysAt(text) ?? timeAt(text) ?? lengthAt(text) ?? wordAt(text) ?? latinAt(text);
}

/** `周一`, `周一三五`, `星期一至星期五`. */
function daysAt(text: string): Piece | undefined {
  const range =
    /^每?(?:周|星期|礼拜)([一二三四五六日天])(?:至|到|-)(?:周|星期|礼拜)?([一二三四五六日天])/u.exec(text);
  if (range) {
    const [from, to] = [DAYS.get(range[1] ?? ''), DAYS.get(range[2] ?? '')];
    return { words: [`${from}-${to}`], length: range[0].length };
  }
  const days = /^每?(?:周|星期|礼拜)([一二三四五六日天]+)/u.exec(text);
  if (!days) return undefined;
  return { words: [...(days[1] ?? '')].map((day) => DAYS.get(day) ?? ''), length: days[0].length };
}

/** `9点` is as unclear as `9`; `上午9点`, `下午两点半` and `21点` are not. */
function timeAt(text: string): Piece | undefined {
  const found =
    /^(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上)?(?:([\d０-９]{1,2})|(十[一二]?|[一二三四五六七八九两]))(?:[点时](?:(半)|([\d０-９]{2})分?|整)?|[:：]([\d０-９]{2}))/u.exec(
      text,
    );
  if (!found) return undefined;
  const [whole, part, digits, numeral, half, minutes, after] = found;
  const hour = digits === undefined ? HOURS.get(numeral ?? '') : Number(fold(digits));
  const minute = half ? '30' : fold(minutes ?? after ?? '');
  const time = minute === '' ? `${hour}` : `${hour}:${minute}`;
  return { words: [`${time}${halfOf(part, hour ?? 0)}`], length: whole.length };
}

/** `晚上20点` says it twice. Twelve in the morning or in the evening may be noon or midnight, and is asked about. */
function halfOf(part: string | undefined, hour: number): string {
  if (part === undefined) return '';
  if (hour === 12 && /上午|早|晚上/u.test(part)) return '';
  if (/上午|早|清晨|凌晨/u.test(part)) return 'am';
  return hour > 12 ? '' : 'pm';
}

/** `7天`, `两周`. */
function lengthAt(text: string): Piece | undefined {
  const found = /^(?:([\d０-９]{1,3})|(十|[一二三四五六七八九两]))(天|日|周|个星期|个礼拜)/u.exec(text);
  if (!found) return undefined;
  const [whole, digits, numeral, unit] = found;
  const count = digits === undefined ? HOURS.get(numeral ?? '') : Number(fold(digits));
  return { words: [`${count}${unit === '天' || unit === '日' ? 'd' : 'w'}`], length: whole.length };
}

function wordAt(text: string): Piece | undefined {
  for (let length = Math.min(LONGEST, text.length); length > 0; length -= 1) {
    const word = WORDS.get(text.slice(0, length));
    if (word !== undefined) return { words: word.split(' '), length };
  }
  return undefined;
}

/** What was typed in Latin letters and digits right beside: `暂停7d`, `到2026-12-01`. */
function latinAt(text: string): Piece | undefined {
  const found = /^[\p{Script=Latin}\d:./-]+/u.exec(text)?.[0];
  return found === undefined ? undefined : { words: [fold(found)], length: found.length };
}
