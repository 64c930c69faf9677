// Chinese: what is said of the words typed after /footnote-digest. Examples keep to the English words, which the documentation has too.
import type { Problem, SaidChoice } from '../digest/said.js';
import type { Weekday } from '../digest/subscription.js';
import { listText } from './cite.js';
import type { DigestWords } from './digest.js';
import { LOCALE } from './zh-source.js';

export const COMMAND = '/footnote-digest';

const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', timeZone: 'UTC' });

/** `周一`. */
export function weekdayText(weekday: Weekday): string {
  // 1 January 2024 was a Monday.
  return WEEKDAY.format(Date.UTC(2024, 0, weekday));
}

/** `周一至周五`, `每周一和周五`. */
export function daysText(weekdays: readonly Weekday[]): string {
  const days = weekdays.join('');
  if (days === '1234567') return '每天';
  if (days === '12345') return '周一至周五';
  if (days === '67') return '每个周末';
  return `每${listText(weekdays.map(weekdayText), LOCALE)}`;
}

const orText = (names: readonly string[]) =>
  new Intl.ListFormat(LOCALE, { type: 'disjunction' }).format(names);

function understood({ time, weekdays, zone, articleId, order, atEnd }: SaidChoice, article?: string): string {
  const parts = [
    time,
    weekdays && daysText(weekdays),
    zone && `时区 ${zone}`,
    article ? `《${article}》` : articleId === null && '全部文本',
    order && (order === 'reading' ? '按阅读顺序' : '打乱顺序'),
    atEnd && (atEnd === 'end' ? '读完为止' : '读完后从头开始'),
  ].filter(Boolean);
  return parts.length > 0 ? `我看懂了：${parts.join('，')}。` : '';
}

const TWICE = {
  time: '两个时间',
  weekdays: '两组星期',
  zone: '两个时区',
  articleId: '两份文本',
  order: '两种顺序',
  atEnd: '两种结束方式',
  length: '两个暂停时长',
} as const;

function problemText(problem: Problem): string {
  const { kind, words } = problem;
  switch (kind) {
    case 'unknown_words':
      return `我看不懂“${words}”。${problem.suggestion ? `你是不是想写“${problem.suggestion}”？` : ''}`;
    case 'wrong_time':
      return `“${words}”不是一天里的时间。`;
    case 'half_time':
      return `“${words}”可能是上午，也可能是下午。请写 ${problem.hour}:00，或者 ${problem.hour}am、${problem.hour}pm。`;
    case 'twice':
      return `你写了${TWICE[problem.what]}：“${words}”。请只写一个。`;
    case 'unknown_zone':
      return problem.suggestions.length > 0
        ? `我不认识时区“${words}”。你是不是想写 ${orText(problem.suggestions)}？`
        : `我不认识时区“${words}”。请写城市或时区的英文名，例如 Europe/London。`;
    case 'ambiguous_zone':
      return `“${words}”可以指几个时区：${orText(problem.suggestions)}。你指的是哪一个？`;
    case 'wrong_date':
      return `“${words}”不是日期。请写成 2026-12-01 这样。`;
    case 'wrong_length':
      return `“${words}”不是暂停的时长。请写天数或周数，例如 7d 或 2w。`;
    case 'nothing_after':
      return `“${words}”后面少了内容。`;
  }
}

const EXAMPLES: Readonly<Record<string, string>> = {
  pause: `${COMMAND} pause 7d`,
  resume: `${COMMAND} resume`,
  off: `${COMMAND} off`,
  preview: `${COMMAND} preview`,
  status: `${COMMAND} status`,
};

export const zhDigestCommand: Pick<DigestWords, 'understood' | 'problem' | 'example' | 'help'> = {
  understood,
  problem: problemText,
  example: (command) => `例如：${EXAMPLES[command ?? 'on'] ?? `${COMMAND} on 9:00 weekdays in Shanghai`}`,
  help: {
    intro: '每日导读每天带来一节：重点段落、出处和一个讨论问题。',
    usage: [
      { form: COMMAND, meaning: '用表单设置' },
      { form: `${COMMAND} on 9:00 weekdays`, meaning: '给这个频道，周一至周五，用你的时区' },
      { form: `${COMMAND} on 08:30 mon,wed,fri in Shanghai`, meaning: '只在某几天，用别的时区' },
      { form: `${COMMAND} 每天上午9点`, meaning: '也可以写中文' },
      { form: `${COMMAND} on 9am shuffled me`, meaning: '只给你自己，发到私信' },
      { form: `${COMMAND} pause 7d`, meaning: '停一个星期；用 resume 提前恢复' },
      { form: `${COMMAND} preview`, meaning: '下一次的内容，只有你看得到' },
      { form: `${COMMAND} status`, meaning: '下一次推送的时间，以及最近几次的情况' },
      { form: `${COMMAND} off`, meaning: '不再推送' },
    ],
    notes: [
      '中文的命令有：开启、暂停、恢复、预览、状态、关闭、设置、帮助。',
      '在 pause、resume、preview、status 或 off 后面加 me，指的是你自己的导读。',
    ],
  },
};
