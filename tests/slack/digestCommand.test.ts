// `/footnote-digest` through the real app: what each word does, who may do it, and who hears of it.
import { type DigestHarness, startDigestHarness } from '../fixtures/digestSlack.js';
import { ASKER, CHANNEL, DIRECT, TEAM } from '../fixtures/payloads.js';
import { pings } from '../fixtures/slackLimits.js';

/** Wednesday, 15 November 2023, 9:00 in Shanghai: the first weekday's moment after the harness's clock. */
const FIRST = 1_700_010_000;
const withoutDates = (text: string) => text.replace(/<!date\^\d+\^[^|>]*\|[^<>]*>/g, 'DATE');

describe('/footnote-digest', () => {
  let harness: DigestHarness;
  beforeEach(async () => {
    harness = await startDigestHarness();
  });
  afterEach(() => harness.close());
  const ofChannel = () => harness.digests.memory.subscriptions.ofChannel(TEAM, CHANNEL);
  const ofPerson = () => harness.digests.memory.subscriptions.ofPerson(TEAM, ASKER);

  describe('on', () => {
    it('sets a channel’s digest in the person’s zone, and tells everyone who did, without a ping', async () => {
      await harness.digest('on 9:00 weekdays');
      const [post] = harness.posted();
      expect(await ofChannel()).toMatchObject({
        kind: 'channel',
        channel: CHANNEL,
        ownerId: ASKER,
        schedule: { time: '09:00', weekdays: [1, 2, 3, 4, 5], zone: 'Asia/Shanghai' },
        next: { at: FIRST * 1000, localDate: '2023-11-15' },
      });
      expect(post?.args.channel).toBe(CHANNEL);
      expect(post?.args.text).toContain(
        'Anna &lt;!channel&gt; set up a daily digest here: on weekdays at 09:00',
      );
      expect(post?.args.text).toContain(`First post: <!date^${FIRST}^`);
      expect(post?.args.text).toContain('|15 November 2023 at 09:00 (Asia/Shanghai)>');
      expect(pings(withoutDates(post?.args.text ?? ''))).toBe(false);
      expect(harness.told()).toEqual([]);
    });

    it('changes what is there, keeping what wasn’t named', async () => {
      await harness.digest('on 9:00 weekdays in Berlin');
      await harness.digest('on 10:30');
      const schedule = { time: '10:30', weekdays: [1, 2, 3, 4, 5], zone: 'Europe/Berlin' };
      expect(await ofChannel()).toMatchObject({ schedule, version: 2 });
      expect(harness.posted()[1]?.args.text).toContain('changed the daily digest here');
    });

    it('sets one’s own with “me”, privately', async () => {
      await harness.digest('on 8am daily me');
      expect(await ofPerson()).toMatchObject({ kind: 'direct', channel: ASKER, schedule: { time: '08:00' } });
      expect(await ofChannel()).toBeUndefined();
      expect(harness.posted()).toHaveLength(0);
      expect(harness.told()[0]).toContain('Your own daily digest is set: every day at 08:00 (Asia/Shanghai)');
    });

    it('sets one’s own in a direct message', async () => {
      await harness.digestInDirect('on 9:00');
      expect(await ofPerson()).toMatchObject({ kind: 'direct' });
      expect(harness.told()[0]).toContain('Your own daily digest is set');
    });

    it.each([
      ['Slack does not tell the zone', { error: 'missing_scope' }],
      ['Slack does not answer', { hangUp: true }],
    ] as const)('takes UTC and says so when %s', async (_why, answer) => {
      harness.api.answer('users.info', answer, answer, answer);
      await harness.digest('on 9:00');
      expect(await ofChannel()).toMatchObject({ schedule: { zone: 'UTC' } });
      expect(harness.told()[0]).toContain('I could not see your time zone in Slack, so I took UTC');
      expect(harness.posted()[0]?.args.text).toContain('anna set up a daily digest here');
    });

    it('takes UTC for a zone that nobody knows, too', async () => {
      harness.village.zone = 'Mars/Olympus';
      await harness.digest('on 9:00');
      expect(await ofChannel()).toMatchObject({ schedule: { zone: 'UTC' } });
      expect(harness.told()[0]).toContain('I took UTC');
    });
  });

  describe('who may change a channel’s digest', () => {
    it('asks to be invited where it is not a member', async () => {
      harness.village.isMember = false;
      await harness.digest('on 9:00');
      expect(harness.told()[0]).toContain('“/invite @Footnote”');
      expect(await ofChannel()).toBeUndefined();
    });

    it('asks to be invited to a private channel that it can’t see', async () => {
      harness.api.answer('conversations.info', { error: 'channel_not_found' });
      await harness.digest('on 9:00');
      expect(harness.told()[0]).toContain('“/invite @Footnote”');
    });

    it('takes nothing from who isn’t a member', async () => {
      await harness.digest('on 9:00');
      harness.village.members = ['U0BOB'];
      for (const text of ['off', 'pause', 'on 10:00']) await harness.digest(text);
      expect(harness.told()).toHaveLength(3);
      for (const text of harness.told()) expect(text).toContain('Only members of this channel');
      expect(await ofChannel()).toMatchObject({ schedule: { time: '09:00' }, state: { status: 'active' } });
    });

    it('reads a large channel’s members only so far, and then goes by who can write there', async () => {
      harness.village.members = ['U0BOB'];
      harness.village.nextCursor = 'dXNlcjpVMEc5V0ZYTlo=';
      await harness.digest('on 9:00');
      const calls = harness.api.of('conversations.members');
      expect(calls.map(({ args }) => args.cursor)).toEqual([
        undefined,
        'dXNlcjpVMEc5V0ZYTlo=',
        'dXNlcjpVMEc5V0ZYTlo=',
      ]);
      expect(await ofChannel()).toMatchObject({ ownerId: ASKER });
    });

    it('sets nothing in an archived channel', async () => {
      harness.village.isArchived = true;
      await harness.digest('on 9:00');
      expect(harness.told()[0]).toContain('archived');
    });

    it('sets one’s own also from where the bot is not', async () => {
      harness.village.isMember = false;
      await harness.digest('on 9:00 me');
      expect(await ofPerson()).toMatchObject({ kind: 'direct' });
    });
  });

  describe('pause, resume and off', () => {
    beforeEach(() => harness.digest('on 9:00 weekdays'));

    it('pauses for some days and says when it posts again', async () => {
      await harness.digest('pause 7d');
      expect(await ofChannel()).toMatchObject({
        state: { status: 'paused', reason: 'asked', until: '2023-11-22' },
        next: { localDate: '2023-11-22' },
      });
      expect(harness.posted()[1]?.args.text).toContain(
        'paused the daily digest here: until 22 November 2023',
      );
    });

    it('pauses until someone resumes it', async () => {
      await harness.digest('pause');
      expect(await ofChannel()).not.toHaveProperty('next');
      await harness.digest('resume');
      expect(await ofChannel()).toMatchObject({ state: { status: 'active' }, next: { at: FIRST * 1000 } });
      expect(harness.posted()[1]?.args.text).toContain('until someone resumes it');
      expect(harness.posted()[2]?.args.text).toContain('took the daily digest here up again');
    });

    it('does not tell the channel of a resume that changed nothing', async () => {
      await harness.digest('resume');
      expect(harness.posted()).toHaveLength(1);
      expect(harness.told()[0]).toContain('was not paused');
    });

    it('refuses a pause that is over already', async () => {
      await harness.digest('pause until 2023-11-15');
      expect(harness.told()[0]).toContain('15 November 2023');
      expect(await ofChannel()).toMatchObject({ state: { status: 'active' } });
    });

    it('turns it off for good', async () => {
      await harness.digest('off');
      expect(await ofChannel()).toBeUndefined();
      expect(harness.posted()[1]?.args.text).toContain('turned the daily digest here off');
    });

    it('says so when Slack does not let it tell the channel', async () => {
      harness.api.answer('chat.postMessage', { error: 'restricted_action' });
      await harness.digest('off');
      expect(harness.told()[0]).toContain('It is done, but');
    });
  });

  it.each(['off', 'pause', 'resume'])('has nothing to %s where there is no digest', async (text) => {
    await harness.digest(text);
    expect(harness.told()[0]).toContain('There is no digest here');
    expect(harness.posted()).toHaveLength(0);
  });

  describe('preview', () => {
    it('is private, and is what the next post says', async () => {
      await harness.digest('on 9:00 weekdays');
      await harness.digest('preview');
      harness.clock.now = FIRST * 1000;
      await harness.deliver();
      const [preview] = harness.api.of('respond');
      const post = harness.posted()[1];
      expect(preview?.args.response_type).toBe('ephemeral');
      expect(preview?.args.text).toBe(
        `This is what the next digest will say. Only you can see it.\n${post?.args.text}`,
      );
      expect(preview?.blocks.slice(1)).toEqual(post?.blocks);
    });

    it('shows the first digest where none is set', async () => {
      await harness.digest('preview');
      expect(harness.told()[0]).toContain('Day 1 of 4');
    });
  });

  describe('status', () => {
    it('says when it posts next, what became of the last posts, and who set it', async () => {
      await harness.digest('on 9:00 weekdays in Berlin');
      harness.clock.now = Date.UTC(2023, 10, 15, 8);
      await harness.deliver();
      harness.api.answer('chat.postMessage', { status: 500 });
      harness.clock.now = Date.UTC(2023, 10, 16, 8);
      await harness.deliver();
      harness.clock.now = Date.UTC(2023, 10, 17, 12);
      await harness.deliver();
      await harness.digest('status');
      const [text = ''] = harness.told();
      expect(text).toContain(
        'On weekdays at 09:00 (Europe/Berlin), from “Wells &amp; Bread”, in reading order, to the end.',
      );
      expect(text).toContain(`Next post: <!date^${Date.UTC(2023, 10, 20, 8) / 1000}^`);
      expect(text).toContain('(09:00 Europe/Berlin)');
      expect(text).toContain('Day 3 of 4: II. Bread › The mill');
      expect(text).toContain('15 November 2023: posted “Where the water comes from”');
      expect(text).toContain(
        '16 November 2023: not known. Slack did not confirm the post “Of the Tax on Water”',
      );
      expect(text).toContain('17 November 2023: not posted: its time had passed');
      expect(text).toContain('Set up by Anna &lt;!channel&gt;.');
      expect(text).toContain('Your zone in Slack is Asia/Shanghai; this digest keeps to Europe/Berlin.');
    });

    it.each(['', ' me'])('says that there is none, and how to set one: “status%s”', async (more) => {
      await harness.digest(`status${more}`);
      expect(harness.told()[0]).toMatch(/has no digest|have no digest/);
      expect(harness.told()[0]).toContain('/footnote-digest on 9:00 weekdays');
    });
  });

  it.each([
    ['on 9:00 wekdays', 'I don’t understand “wekdays”. Did you mean “weekdays”?', 'I understood: at 09:00.'],
    ['on 25:00 in Shanghai', '“25:00” is not a time of day.', 'in Asia/Shanghai'],
    ['on 9 daily', '“9” could be in the morning or in the evening', 'every day'],
    ['on 9:00 in CST', 'can mean several zones', 'at 09:00'],
    ['pause lots', 'I don’t understand “lots”', '/footnote-digest pause 7d'],
    ['frobnicate <!channel>', 'I don’t understand “frobnicate”', '/footnote-digest on 9:00'],
  ])('answers the unclear “%s” with what was understood and an example', async (text, problem, more) => {
    await harness.digest(text);
    const [told = ''] = harness.told();
    expect(told).toContain(problem);
    expect(told).toContain(more);
    expect(told).toContain('For example: /footnote-digest');
    expect(pings(told)).toBe(false);
    expect(await ofChannel()).toBeUndefined();
  });

  it.each(['on 9:00', 'off', 'status', 'preview'])(
    'says so when the database is away, and changes nothing: “%s”',
    async (text) => {
      harness.digests.away.now = true;
      await harness.digest(text);
      expect(harness.told()).toHaveLength(1);
      expect(harness.told()[0]).toContain('something went wrong');
      expect(harness.posted()).toHaveLength(0);
      expect(await ofChannel()).toBeUndefined();
    },
  );

  it('helps', async () => {
    await harness.digest('help');
    expect(harness.told()[0]).toContain('/footnote-digest pause 7d');
  });

  it('does a command once, however often Slack delivers it', async () => {
    await harness.digest('on 9:00', { trigger_id: 'same' });
    await harness.digest('on 9:00', { trigger_id: 'same' });
    expect(await ofChannel()).toMatchObject({ version: 1 });
    expect(harness.posted()).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('holds one’s own digest', async () => {
    const harness = await startDigestHarness();
    await harness.digestInDirect('on 9:00 weekdays');
    harness.clock.now = FIRST * 1000;
    await harness.deliver();
    const [post] = harness.posted();
    await harness.close();
    expect(post?.args.channel).toBe(ASKER);
    expect(post?.args.text).toContain('Your own daily digest, on weekdays at 09:00 (Asia/Shanghai)');
    expect(DIRECT).toMatch(/^D/);
  });
});
