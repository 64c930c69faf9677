// Words that say nothing about which passage is meant: function words, and the words questions are framed with.
import { eng, zho } from 'stopword';

const contractions =
  "i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'll they're they've that's what's who's where's how's there's here's let's isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't im ive dont doesnt didnt cant wont whats thats";

const functionWords =
  'does goes going gets getting lets me my mine your yours hers ours theirs us them s t re ve ll d m am being been doing done having shall may ought need not no nor so just very too then there when why whose whom until while during without within upon per via vs etc again once ever even really actually basically quite rather else already yet whether either neither both few own off down further here';

/** "What does the article say about …", "can somebody tell me …": the frame, not the question. */
const framing =
  'say says said saying tell tells told explain explains describe describes mention mentions mentioned discuss discussed article text paper document piece source passage paragraph please know mean means meant meaning according thing things something anything stuff somebody anybody someone anyone one ones lot lots kind sort bit true case hold holds apply applies';

const english = new Set([...eng, ...`${contractions} ${functionWords} ${framing}`.split(' ')]);

const chineseFraming =
  '什么 怎么 怎样 如何 为什么 哪些 哪个 哪里 哪 多少 几 谁 吗 呢 吧 啊 是否 有没有 请问 请 文章 文中 本文 作者 说 讲 提到 认为 指 意思 是 的 了 和 与 及 或 在 对 对于 关于 有 要 会 能 可以 应该 应 这 那 这个 那个 什麼 怎麼 為什麼 嗎';
const chinese = new Set([...zho, ...chineseFraming.split(' ')]);

/** Whether an English word, lower-case, carries no content. */
export function isStopWord(word: string): boolean {
  return english.has(word);
}

/** Whether a Chinese word carries no content. */
export function isChineseStopWord(word: string): boolean {
  return chinese.has(word);
}

let slips: ReadonlySet<string> | undefined;

/**
 * Whether an English word is one slip of the finger away from one of three letters or more that carries no content:
 * "whta", "teh", "abuot". Slips are looked up, not searched (as in symmetric deletes, Garbe 2012).
 */
export function isNearlyStopWord(word: string): boolean {
  if (word.length < 3 || word.length > 12 || !/^[a-z]+$/.test(word)) return false;
  slips ??= new Set(
    [...english]
      .filter((stop) => stop.length >= 3)
      .flatMap((stop) => [
        ...swapped(stop),
        ...(stop.length >= 4 ? [...withoutOne(stop), ...withOneHidden(stop)] : []),
      ]),
  );
  return (
    slips.has(word) ||
    withOneHidden(word).some((pattern) => slips?.has(pattern)) ||
    withoutOne(word).some((shorter) => shorter.length >= 3 && english.has(shorter))
  );
}

const withoutOne = (word: string) => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
const withOneHidden = (word: string) =>
  Array.from(word, (_, i) => `${word.slice(0, i)}.${word.slice(i + 1)}`);
const swapped = (word: string) =>
  Array.from(
    { length: word.length - 1 },
    (_, i) => `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`,
  );
