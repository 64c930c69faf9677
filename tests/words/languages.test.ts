// What holds in every language: nothing is left empty, nothing shouts, all fits where Slack puts it.
import { planDigest } from '../../src/digest/programme.js';
import { en } from '../../src/words/en.js';
import { wordsIn } from '../../src/words/index.js';
import type { Words } from '../../src/words/words.js';
import { zh } from '../../src/words/zh.js';
import { article, bilingual } from '../fixtures/corpus.js';

/** All sentences that can be had without asking for anything. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

const schedule = { time: '09:00', weekdays: [1, 3, 5], zone: 'America/New_York' } as const;
const pauses = ['asked', 'is_archived', 'not_in_channel', 'channel_not_found'] as const;
const morePauses = ['account_inactive', 'token_revoked', 'refused'] as const;

/** What the words of digests say of examples: each of their sentences that has something to fill in. */
function digestSentences({ digest: said }: Words): readonly string[] {
  const planned = planDigest(bilingual, { order: 'reading', atEnd: 'end', round: 1, seed: 1 }, []);
  if (planned.kind !== 'digest') throw new Error('no digest');
  const { digest } = planned;
  const choice = { schedule, order: 'shuffled', atEnd: 'restart' } as const;
  const kinds = ['channel', 'direct'] as const;
  const deeds = ['set', 'changed', 'off', 'paused', 'resumed'] as const;
  const fates = ['posted', 'uncertain', 'under_way'] as const;
  const reasons = ['too_late', 'paused', 'rescheduled', 'no_sections', 'slack:is_archived'] as const;
  const words = 'Xyz';
  const suggestions = ['Asia/Shanghai', 'Asia/Tokyo'];
  const twice = ['time', 'weekdays', 'zone', 'articleId', 'order', 'atEnd', 'length'] as const;
  const said1 = { ...choice, time: '09:00', weekdays: schedule.weekdays, zone: 'UTC', articleId: null };
  return [
    said.day(digest),
    said.sourceNote(digest),
    ...[1, 2].map(said.moreKeyPassages),
    ...[digest.after, { ...digest, kind: 'start_over' } as const, { kind: 'end' } as const].map(said.after),
    ...kinds.map((kind) => said.footer({ kind, schedule, name: 'Ann', ownerLeft: false })),
    ...([[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [6, 7], [2]] as const).map((weekdays) =>
      said.schedule({ ...schedule, weekdays }),
    ),
    ...([1, 2, 3, 4, 5, 6, 7] as const).map(said.weekday),
    said.moment(0, 'UTC'),
    said.date('2026-11-25'),
    said.sentence(said.summary(choice, undefined)),
    said.sentence(said.summary({ ...choice, order: 'reading', atEnd: 'end' }, digest.article)),
    ...deeds.flatMap((deed) => [said.deed(deed, 'Ann', ''), said.ownDeed(deed, '')]),
    ...[undefined, '2026-11-25'].map(said.pausedUntil),
    ...obstacles.map(said.obstacle),
    said.pastDate('2026-11-25'),
    ...kinds.map(said.none),
    ...(['active', 'ended'] as const).map(said.state),
    ...(['finished', 'person_left'] as const).map(said.ended),
    ...[...pauses, ...morePauses].flatMap((why) => [said.paused(why), said.pausedNotice(why, undefined)]),
    said.paused('asked', '2026-11-25'),
    said.setBy(undefined, true),
    said.setBy(undefined, false),
    said.changedBy(undefined),
    said.zoneDiffers('UTC', 'Asia/Tokyo'),
    ...fates.map((fate) => said.delivery('2026-11-25', fate, undefined)),
    ...reasons.map((skipped) => said.delivery('2026-11-25', { skipped }, undefined)),
    ...[true, false].map(said.modal.intro),
    ...[[], suggestions].map((near) => said.modal.unknownZone(words, near)),
    said.understood(said1, undefined),
    ...twice.map((what) => said.problem({ kind: 'twice', what, words })),
    ...(['unknown_words', 'wrong_time', 'wrong_date', 'wrong_length', 'nothing_after'] as const).map((kind) =>
      said.problem({ kind, words }),
    ),
    said.problem({ kind: 'half_time', words, hour: 9 }),
    said.problem({ kind: 'unknown_zone', words, suggestions: [] }),
    said.problem({ kind: 'unknown_zone', words, suggestions }),
    said.problem({ kind: 'ambiguous_zone', words, suggestions }),
    ...[undefined, 'pause', 'status'].map(said.example),
    ...[true, false].map((paused) => said.joinedWithDigest(said.schedule(schedule), paused)),
  ];
}

const obstacles = [
  'bot_not_in_channel',
  'not_a_member',
  'archived',
  'other_workspace',
  'none',
  'changed_meanwhile',
  'no_text',
  'unavailable',
] as const;

test('no English is left in the Chinese words that readers see', () => {
  const {
    cli: _cli,
    clock: _clock,
    stopped: _stopped,
    noEncoder: _noEncoder,
    language: _language,
    ...readers
  } = zh;
  const { help, ...others } = readers.digest;
  const forms = new Set([...zh.help.usage, ...help.usage].map(({ form }) => form));
  const sentences = sentencesIn({ ...readers, digest: { ...others, help } }).filter(
    (text) => !forms.has(text),
  );
  expect(sentences.length).toBeGreaterThan(70);
  for (const sentence of [...sentences, ...digestSentences(zh)]) expect(sentence).toMatch(/\p{Script=Han}/u);
});

describe.each([en, zh])('the words in “$language”', (words) => {
  it('are there, and none shouts', () => {
    const sentences = [...sentencesIn(words), ...digestSentences(words)];
    expect(sentences.length).toBeGreaterThan(150);
    for (const sentence of sentences) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/[!！]|TODO|undefined/);
    }
  });

  it('fit where Slack puts them', () => {
    const { contextTitle, ...buttons } = words.buttons;
    expect(contextTitle.length).toBeLessThanOrEqual(24);
    for (const label of Object.values(buttons)) expect(label.length).toBeLessThanOrEqual(75);
    const { modal, settingsButton } = words.digest;
    for (const text of [modal.title, modal.submit, modal.close]) expect(text.length).toBeLessThanOrEqual(24);
    for (const text of [
      modal.here,
      modal.me,
      modal.allArticles,
      modal.reading,
      modal.shuffled,
      settingsButton,
    ])
      expect(text.length).toBeLessThanOrEqual(75);
  });
});

test('a language is chosen by its tag, and English stands in for one that isn’t there', () => {
  expect(
    ['zh', 'zh-CN', 'ZH-hant', 'en-US', 'de', '', 'constructor'].map((tag) => wordsIn(tag).language),
  ).toEqual(['zh', 'zh', 'zh', 'en', 'en', 'en', 'en']);
});

test('Chinese names source, place and kind of a passage, and says facts in sentences', () => {
  const [section] = article.sections;
  const passage = section?.passages[0];
  if (!section || !passage) throw new Error('no passage');
  expect(zh.sourceNote({ article, section, passage })).toBe(
    'Ada Brook，《Wells & Bread》，Village Papers，2021年3月5日 · I. Water › Where the water comes from · ¶1 · 摘要',
  );
  expect(zh.facts({ article, facts: ['author', 'published', 'original', 'structure'] })).toEqual([
    '《Wells & Bread》的作者是Ada Brook。',
    '2021年3月5日发表于Village Papers。',
    '原载于Dorfblatt，1998年11月，原文为德语。',
    '共 4 节，分为 2 个部分：I. Water；II. Bread。',
  ]);
});
