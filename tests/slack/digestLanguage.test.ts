// A digest in the language of who set it up, and all that is said of it in the language of who asks.

import { createAnswerer } from '../../src/answer/answerer.js';
import { checkView } from '../../src/workspace/server/block-kit/index.js';
import { buttonsIn } from '../fixtures/buttons.js';
import { bilingual } from '../fixtures/corpus.js';
import { type DigestHarness, startDigestHarness } from '../fixtures/digestSlack.js';
import {
  ASKER,
  appMention,
  BOT_USER,
  blockAction,
  CHANNEL,
  envelope,
  memberJoined,
  slashCommand,
  TEAM,
  viewSubmission,
} from '../fixtures/payloads.js';
import { brokenRules } from '../fixtures/slackLimits.js';

/** Wednesday, 15 November 2023, 9:00 in Shanghai. */
const FIRST = 1_700_010_000_000;
const MINUTES = 60_000;

describe('a person who uses Slack in Chinese', () => {
  let harness: DigestHarness;
  beforeEach(async () => {
    harness = await startDigestHarness({ corpus: bilingual, answerer: createAnswerer(bilingual) });
    harness.village.locale = 'zh-CN';
  });
  afterEach(() => harness.close());
  const ofChannel = () => harness.digests.memory.subscriptions.ofChannel(TEAM, CHANNEL);
  const last = (texts: readonly string[]) => texts.at(-1) ?? '';
  const lastPost = () => harness.posted().at(-1)?.args.text ?? '';
  const ask = async (text: string) => {
    await harness.form(slashCommand(text, harness.api.responseUrl()));
    await harness.idle();
    return last(harness.told());
  };
  /** Slack's language of the person from now on; what is known is looked up anew after some minutes. */
  const speaks = (locale: string | undefined) => {
    if (locale === undefined) delete harness.village.locale;
    else harness.village.locale = locale;
    harness.clock.now += 11 * MINUTES;
  };

  it('sets a digest that speaks Chinese, to the channel and day by day', async () => {
    await harness.digest('on 9:00 weekdays');
    expect(await ofChannel()).toMatchObject({ language: 'zh-CN' });
    expect(lastPost()).toContain(
      '在这里设置了每日导读：周一至周五 09:00（Asia/Shanghai），读《井与面包》，按阅读顺序，读完为止。',
    );
    expect(lastPost()).toMatch(
      /首次推送： <!date\^1700010000\^[^|]*\|2023年11月15日 09:00（Asia\/Shanghai）>/,
    );
    harness.clock.now = FIRST;
    await harness.deliver();
    expect(lastPost()).toContain('第 1 天，共 4 天 · 井与面包');
    expect(lastPost()).toContain('村里的水来自三口井，都是 1911 年用手挖的。');
    expect(lastPost()).toContain('一、水 › 水从哪里来 · ¶1 · 摘要');
    expect(lastPost()).toContain('下一节：论水税');
    expect(harness.api.of('users.info')[0]?.args.include_locale).toBe('true');
  });

  it('opens the translated section from the digest', async () => {
    await harness.digest('on 9:00 weekdays');
    harness.clock.now = FIRST;
    await harness.deliver();
    const button = buttonsIn(harness.posted().at(-1)?.blocks ?? []).find(
      ({ label }) => label === '查看上下文',
    );
    if (!button) throw new Error('no button');
    await harness.click(blockAction({ ...button, responseUrl: harness.api.responseUrl(), ephemeral: false }));
    const { view } = await harness.api.next('views.open');
    expect(JSON.stringify(view)).toContain('每家打扫一口井');
  });

  it('is told the status in their own language, whichever the digest’s is', async () => {
    speaks('en-GB');
    await harness.digest('on 9:00 weekdays in Berlin');
    harness.clock.now = FIRST + 7 * 60 * MINUTES;
    await harness.deliver();
    expect(lastPost()).toContain('The village draws its water');
    speaks('zh-CN');
    await harness.digest('status');
    const text = last(harness.told());
    expect(text).toContain('周一至周五 09:00（Europe/Berlin），读《井与面包》，按阅读顺序，读完为止。');
    expect(text).toContain('第 2 天，共 4 天：一、水 › 论水税');
    expect(text).toContain('2023年11月15日：已推送“水从哪里来”');
    expect(text).toContain('你在 Slack 里的时区是 Asia/Shanghai，这份导读用的是 Europe/Berlin。');
    expect(text).not.toMatch(/posted|weekdays at|Next/);
  });

  it('previews what will be posted, in the digest’s language, and is told so in their own', async () => {
    speaks('en-GB');
    await harness.digest('on 9:00 weekdays');
    speaks('zh-CN');
    await harness.digest('preview');
    expect(last(harness.told())).toContain('下一次导读的内容如下，只有你看得到。\n');
    expect(last(harness.told())).toContain('Day 1 of 4');
  });

  it('previews in Chinese where no digest is set', async () => {
    await harness.digest('preview');
    expect(last(harness.told())).toContain('第 1 天，共 4 天');
  });

  it('leaves the language of someone else’s digest as it is, and changes that of their own', async () => {
    speaks('en-GB');
    await harness.digest('on 9:00');
    speaks('zh-CN');
    harness.village.members.push('U0BOB');
    await harness.digest('on 10:00', { user_id: 'U0BOB', user_name: 'bob' });
    expect(await ofChannel()).toMatchObject({ language: 'en-GB', ownerId: ASKER });
    expect(lastPost()).toContain('changed the daily digest here: on weekdays at 10:00');
    await harness.digest('on 11:00');
    expect(await ofChannel()).toMatchObject({ language: 'zh-CN' });
    expect(lastPost()).toContain('修改了这里的每日导读：周一至周五 11:00');
  });

  it('keeps the digest’s language when Slack doesn’t tell theirs any more', async () => {
    await harness.digest('on 9:00');
    speaks(undefined);
    await harness.digest('on 10:00');
    expect(await ofChannel()).toMatchObject({ language: 'zh-CN' });
  });

  it.each([
    ['pause 7d', '暂停了这里的每日导读：2023年11月22日恢复。'],
    ['off', '关闭了这里的每日导读。'],
  ])('tells the channel in Chinese of “%s”', async (text, says) => {
    await harness.digest('on 9:00');
    await harness.digest(text);
    expect(lastPost()).toContain(says);
  });

  it.each([
    ['on 9:00 wekdays', '我看不懂“wekdays”。你是不是想写“weekdays”？'],
    ['help', '每日导读每天带来一节'],
    ['resume', '这里没有每日导读。'],
    ['on 9:00 me', '你自己的每日导读已设置：周一至周五 09:00'],
  ])('is answered privately in Chinese: “%s”', async (text, says) => {
    await harness.digest(text);
    expect(last(harness.told())).toContain(says);
  });

  it('gets the settings in Chinese, with the titles of the translations, and what is wrong in them', async () => {
    await harness.digest('');
    const { view } = await harness.api.next('views.open');
    expect(checkView(view)).toEqual([]);
    expect(brokenRules(Array.isArray(view.blocks) ? view.blocks : [], 100)).toEqual([]);
    const text = JSON.stringify(view);
    for (const label of ['每日导读', '保存', '周一', '周日', '这个频道', '打乱顺序，不重复'])
      expect(text).toContain(`"${label}"`);
    expect(text).not.toMatch(/"text":"[A-Za-z]/);
    const chosen = (value: string) => ({
      value: { type: 'radio_buttons', selected_option: { text: { type: 'plain_text', text: value }, value } },
    });
    const answer = await harness.click(
      viewSubmission(view, {
        where: chosen('here'),
        time: { value: { type: 'timepicker', selected_time: '08:15' } },
        days: { value: { type: 'checkboxes', selected_options: [] } },
        zone: { value: { type: 'plain_text_input', value: 'nowhere' } },
        order: chosen('reading'),
        at_end: chosen('end'),
      }),
    );
    expect(await answer.json()).toMatchObject({
      response_action: 'errors',
      errors: { days: '请至少选一天。', zone: expect.stringContaining('我不认识时区“nowhere”。') },
    });
  });

  it('hears in Chinese that Slack paused the digest', async () => {
    await harness.digest('on 9:00');
    harness.api.answer('chat.postMessage', { error: 'is_archived' });
    harness.clock.now = FIRST;
    await harness.deliver();
    expect(lastPost()).toContain(`你在 <#${CHANNEL}> 设置的每日导读已暂停：频道已归档。`);
  });

  it('greets a channel that has a Chinese digest in Chinese', async () => {
    await harness.digest('on 9:00');
    await harness.event(envelope(memberJoined(BOT_USER)));
    await harness.idle();
    expect(lastPost()).toContain('大家好。');
    expect(lastPost()).toContain('这个频道有每日导读：周一至周五 09:00');
  });

  it.each([
    ['help', '只有你看得到的回答，可以分享'],
    ['contents', '论水税'],
    ['about', '《井与面包》，Village Papers，2021年3月5日。一个村子怎样分享水和面包。'],
    ['privacy', '我在 Slack 里查看你的语言'],
    ['forget-me', '目前我没有保存关于你的任何内容。'],
    ['--frobnicate', '我不认识选项 --frobnicate。'],
  ])('reads /footnote %s in Chinese', async (text, says) => {
    expect(await ask(text)).toContain(says);
  });

  it('reads help in the thread where they mention the bot without a question', async () => {
    await harness.event(envelope(appMention('')));
    await harness.idle();
    expect(lastPost()).toContain('只有你看得到的回答，可以分享');
  });

  it('is answered in the language of the question', async () => {
    expect(await ask('Who pays the water tax?')).toContain('Whoever waters a garden at noon');
    expect(harness.api.of('users.info')).toHaveLength(0);
  });

  it('sets a digest in Chinese words', async () => {
    await harness.digest('工作日 上午9点');
    expect(await ofChannel()).toMatchObject({ schedule: { time: '09:00', weekdays: [1, 2, 3, 4, 5] } });
  });

  it('has the command acknowledged before Slack tells their language', async () => {
    const open = harness.api.hold('users.info');
    const acknowledged = await harness.form(slashCommand('help', harness.api.responseUrl()));
    expect(acknowledged.status).toBe(200);
    expect(harness.told()).toEqual([]);
    open();
    await harness.idle();
    expect(last(harness.told())).toContain('只有你看得到的回答');
  });

  it('is asked about once in ten minutes', async () => {
    for (const text of ['help', 'contents', 'about']) await ask(text);
    expect(harness.api.of('users.info')).toHaveLength(1);
  });

  it.each([
    ['Slack doesn’t tell it', { error: 'missing_scope' }],
    ['Slack doesn’t answer', { hangUp: true }],
    ['there are no words in it', { body: undefined }],
  ] as const)('reads English when %s', async (_why, answer) => {
    if ('body' in answer) harness.village.locale = 'de-DE';
    else harness.api.answer('users.info', answer);
    expect(await ask('help')).toContain('a private answer, which you can share');
  });
});
