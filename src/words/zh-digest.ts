// Chinese: the daily digest, its settings, its state, and what is said of changes to it.
import type { SkipReason } from '../digest/ledger.js';
import type { PauseReason, Schedule } from '../digest/subscription.js';
import { dateText, headingPath, locatorText, sectionName } from './cite.js';
import type { DigestDeed, DigestObstacle, DigestWords } from './digest.js';
import { COMMAND, daysText, weekdayText, zhDigestCommand } from './zh-digest-command.js';
import { citation, LOCALE, NAMES } from './zh-source.js';

const zoneText = (zone: string) => zone.replaceAll('_', ' ');
const schedule = ({ time, weekdays, zone }: Schedule) => `${daysText(weekdays)} ${time}（${zoneText(zone)}）`;

const DEEDS: Readonly<Record<DigestDeed, string>> = {
  set: '在这里设置了每日导读',
  changed: '修改了这里的每日导读',
  off: '关闭了这里的每日导读',
  paused: '暂停了这里的每日导读',
  resumed: '恢复了这里的每日导读',
};
const OWN_DEEDS: Readonly<Record<DigestDeed, string>> = {
  set: '你自己的每日导读已设置',
  changed: '你自己的每日导读已修改',
  off: '你自己的每日导读已关闭',
  paused: '你自己的每日导读已暂停',
  resumed: '你自己的每日导读已恢复',
};
const about = (text: string) => (text === '' ? '。' : `：${text}。`);

const OBSTACLES: Readonly<Record<DigestObstacle, string>> = {
  bot_not_in_channel: '我不在这个频道里，没法在这里推送。请用“/invite @Footnote”邀请我，然后再设置一次导读。',
  not_a_member: '只有这个频道的成员可以修改它的导读。请先加入频道。',
  archived: '这个频道已归档，没法在这里推送。',
  other_workspace: '只有运行 Footnote 的工作区成员可以修改这份导读。',
  none: `这里没有每日导读。可以这样设置：${COMMAND} on 9:00 weekdays`,
  changed_meanwhile: `这份导读已经不是你开始时的样子了。请用“${COMMAND} status”看一看，再试一次。`,
  no_text: '现在还没有可以读的文本，导读没有内容可以推送。',
  unavailable: '我暂时读写不了存储，所以什么都没有改变。请过一分钟再试。',
};

/** Why Slack's refusal paused a digest, and what to do about it. */
const PAUSED: Readonly<
  Record<Exclude<PauseReason, 'asked'>, { readonly why: string; readonly remedy: string }>
> = {
  is_archived: { why: '频道已归档', remedy: `取消归档后，请在频道里用“${COMMAND} resume”恢复。` },
  not_in_channel: {
    why: '我被移出了频道',
    remedy: `请用“/invite @Footnote”邀请我，然后在那里用“${COMMAND} resume”恢复。`,
  },
  channel_not_found: {
    why: '我在 Slack 里看不到这个对话了',
    remedy: `请用“/invite @Footnote”邀请我，然后在那里用“${COMMAND} resume”恢复。`,
  },
  account_inactive: {
    why: 'Slack 说账号已停用',
    remedy: `账号重新启用后，请用“${COMMAND} resume”恢复。`,
  },
  token_revoked: {
    why: 'Slack 不再接受我的令牌',
    remedy: `管理员重新安装 Footnote 之后，请用“${COMMAND} resume”恢复。`,
  },
  refused: {
    why: 'Slack 不让我在那里发消息',
    remedy: `请向管理员询问频道的发言权限，然后用“${COMMAND} resume”恢复。`,
  },
};

function skipped(reason: SkipReason): string {
  if (reason === 'too_late') return '没有推送：已经过了预定时间两个多小时';
  if (reason === 'paused') return '没有推送：导读当时已暂停';
  if (reason === 'rescheduled') return '没有推送：导读改到了别的时间';
  if (reason === 'no_sections') return '没有推送：没有可以读的章节';
  return `没有推送：Slack 拒绝了（${reason.slice('slack:'.length)}）`;
}

const SOMEONE = '某人（Slack 没有告诉我姓名）';

export const zhDigest: DigestWords = {
  day: ({ day, total }) => `第 ${day} 天，共 ${total} 天`,
  sourceNote: ({ article, section, sources, quoted }) =>
    [
      citation(article),
      headingPath(section),
      locatorText(sources, NAMES),
      { all: '原文引用', some: '摘要和原文引用', none: '摘要' }[quoted],
    ].join(' · '),
  moreKeyPassages: (count) => `还有 ${count} 个重点段落，点“查看上下文”可以读整节。`,
  toDiscuss: '讨论',
  after: (after) => {
    if (after.kind === 'section') return `下一节：${sectionName(after.section)}`;
    return after.kind === 'start_over'
      ? `这是最后一节。接下来从头开始，先读“${sectionName(after.section)}”。`
      : '这是最后一节，全部读完了。';
  },
  footer: ({ kind, schedule: when, name, ownerLeft }) => {
    const who = name && !ownerLeft ? `，由 ${name} 设置` : '';
    return kind === 'direct'
      ? `你自己的每日导读，${schedule(when)}。要修改，请在这里用 ${COMMAND}。`
      : `每日导读，${schedule(when)}${who}。成员可以用 ${COMMAND} 修改。`;
  },
  missingArticle: '这份导读原来选的文本已经不在了，接下来读其他文本。',
  previewIntro: '下一次导读的内容如下，只有你看得到。',

  schedule,
  weekday: weekdayText,
  moment: (at, zone) =>
    `${new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at)}（${zoneText(zone)}）`,
  date: (localDate) => dateText(localDate, LOCALE),
  summary: ({ schedule: when, order, atEnd }, article) =>
    [
      schedule(when),
      article ? `读《${article.title}》` : '读全部文本',
      order === 'reading' ? '按阅读顺序' : '打乱顺序',
      atEnd === 'end' ? '读完为止' : '读完后从头开始',
    ].join('，'),
  sentence: (text) => `${text}。`,

  deed: (deed, name, what) => `${name} ${DEEDS[deed]}${about(what)}`,
  ownDeed: (deed, what) => `${OWN_DEEDS[deed]}${about(what)}`,
  firstPost: '首次推送：',
  nextPost: '下次推送：',
  pausedUntil: (localDate) =>
    localDate === undefined ? '直到有人恢复' : `${dateText(localDate, LOCALE)}恢复`,
  zoneUnknown: `我在 Slack 里看不到你的时区，所以用了 UTC。要改成你的时区，例如：${COMMAND} on 9:00 in Shanghai`,
  obstacle: (obstacle) => OBSTACLES[obstacle],
  notPaused: '这份导读没有暂停，所以什么都没有改变。',
  pastDate: (localDate) =>
    `这样会暂停到${dateText(localDate, LOCALE)}，但那不晚于今天。请写更晚的日期，或者一段时长，例如 7d。`,
  couldNotTell:
    '已经办好，但 Slack 没让我在这个频道里告诉大家。如果导读也发不出来，请用“/invite @Footnote”邀请我。',

  none: (kind) =>
    kind === 'channel'
      ? `这个频道没有每日导读。可以这样设置：${COMMAND} on 9:00 weekdays`
      : `你还没有自己的每日导读。可以这样设置：${COMMAND} on 9:00 weekdays me`,
  state: (state) => (state === 'active' ? '正在进行。' : '已经结束。'),
  ended: (reason) =>
    reason === 'finished'
      ? `每一节都推送过了。要从头开始，请用“${COMMAND} on”。`
      : '收到它的人离开了工作区，所以它结束了。',
  paused: (reason, until) => {
    if (reason !== 'asked') return `已暂停，因为${PAUSED[reason].why}。${PAUSED[reason].remedy}`;
    return until === undefined
      ? `已暂停。要恢复，请用“${COMMAND} resume”。`
      : `已暂停，${dateText(until, LOCALE)}恢复。要提前恢复，请用“${COMMAND} resume”。`;
  },
  setBy: (name, ownerLeft) => `由 ${name ?? SOMEONE} 设置${ownerLeft ? '，此人已经离开工作区' : ''}。`,
  changedBy: (name) => `最后由 ${name ?? SOMEONE} 修改。`,
  zoneDiffers: (slackZone, digestZone) =>
    `你在 Slack 里的时区是 ${slackZone}，这份导读用的是 ${digestZone}。要换时区，请写：${COMMAND} on in ${slackZone}`,
  lastPosts: '最近的推送：',
  noPostsYet: '还没有推送过。',
  delivery: (localDate, fate, section) => {
    const date = dateText(localDate, LOCALE);
    const of = section ? `“${section}”` : '';
    if (fate === 'posted') return `${date}：已推送${of}`;
    if (fate === 'uncertain') return `${date}：不清楚。Slack 没有确认${of || '这次推送'}，而我不会推送两次`;
    if (fate === 'under_way') return `${date}：正在推送`;
    return `${date}：${skipped(fate.skipped)}`;
  },
  pausedNotice: (reason, place) => {
    const { why, remedy } =
      reason === 'asked'
        ? { why: '有人要求暂停', remedy: `要恢复，请用“${COMMAND} resume”。` }
        : PAUSED[reason];
    return `你${place ? `在 ${place} ` : ''}设置的每日导读已暂停：${why}。${remedy}`;
  },

  modal: {
    title: '每日导读',
    submit: '保存',
    close: '取消',
    time: '时间',
    days: '星期',
    zone: '时区',
    zoneHint: '城市或时区的英文名，例如 Shanghai 或 Europe/London。',
    where: '推送到',
    here: '这个频道',
    me: '只给我，发到私信',
    article: '文本',
    allArticles: '全部文本，一篇接一篇',
    order: '顺序',
    reading: '阅读顺序',
    shuffled: '打乱顺序，不重复',
    atEnd: '读完最后一节之后',
    end: '结束',
    restart: '从头开始',
    intro: (exists) =>
      exists
        ? `这里已经有导读，保存会修改它。“${COMMAND} off”可以关闭它。`
        : '每天一节：重点段落、出处和一个讨论问题。',
    unknownZone: (typed, near) =>
      near.length > 0
        ? `我不认识时区“${typed}”。你是不是想写 ${near.join(' 或 ')}？`
        : `我不认识时区“${typed}”。请写城市或时区的英文名，例如 Europe/London。`,
    noDays: '请至少选一天。',
    saved: '已保存。',
  },
  settingsButton: '设置',

  ...zhDigestCommand,

  joined: `想每天读一节，可以设置每日导读：${COMMAND} on 9:00 weekdays`,
  joinedWithDigest: (what, isPaused) =>
    isPaused
      ? `这个频道有每日导读：${what}，目前暂停中。“${COMMAND} resume”可以恢复它。`
      : `这个频道有每日导读：${what}。“${COMMAND} status”可以查看它的情况。`,
};
