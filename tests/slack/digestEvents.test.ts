// What happens to channels and people, and what it means for their digests.
import { type DigestHarness, startDigestHarness } from '../fixtures/digestSlack.js';
import { ASKER, BOT_USER, CHANNEL, envelope, memberJoined, newTs, TEAM } from '../fixtures/payloads.js';

describe('digests and events', () => {
  let harness: DigestHarness;
  beforeEach(async () => {
    harness = await startDigestHarness();
  });
  afterEach(() => harness.close());
  const ofChannel = () => harness.digests.memory.subscriptions.ofChannel(TEAM, CHANNEL);
  const ofPerson = () => harness.digests.memory.subscriptions.ofPerson(TEAM, ASKER);
  const happens = async (event: object) => {
    await harness.event(envelope({ event_ts: newTs(), ...event }));
    await harness.idle();
  };
  const userChange = (deleted: boolean, id = ASKER) => ({
    type: 'user_change',
    user: {
      id,
      team_id: TEAM,
      name: 'anna',
      deleted,
      real_name: 'Anna Brook',
      tz: 'Asia/Shanghai',
      profile: { real_name: 'Anna Brook', display_name: 'Anna', team: TEAM },
      is_bot: false,
      updated: 1_700_000_000,
    },
    cache_ts: 1_700_000_000,
  });

  it.each([
    ['channel_archive', { channel: CHANNEL, user: 'U0BOB', is_moved: 0 }, 'is_archived', 'was archived'],
    ['group_archive', { channel: CHANNEL, user: 'U0BOB', is_moved: 0 }, 'is_archived', 'was archived'],
    ['channel_left', { channel: CHANNEL, actor_id: 'U0BOB' }, 'not_in_channel', 'I was removed'],
    ['group_left', { channel: CHANNEL, actor_id: 'U0BOB' }, 'not_in_channel', 'I was removed'],
  ])('%s pauses the channel’s digest, and tells who set it up once', async (type, fields, reason, says) => {
    await harness.digest('on 9:00');
    await happens({ type, ...fields });
    await happens({ type, ...fields });
    expect((await ofChannel())?.state).toEqual({ status: 'paused', reason });
    const [, notice, ...others] = harness.posted();
    expect(others).toEqual([]);
    expect(notice?.args.channel).toBe(ASKER);
    expect(notice?.args.text).toContain(`<#${CHANNEL}>`);
    expect(notice?.args.text).toContain(says);
    expect(notice?.args.text).toContain('/footnote-digest resume');
  });

  it.each(['channel_archive', 'channel_left'])(
    '%s of a channel without a digest says nothing',
    async (type) => {
      await happens({ type, channel: CHANNEL });
      expect(harness.posted()).toHaveLength(0);
    },
  );

  it('leaves a pause that was asked for without a word', async () => {
    await harness.digest('on 9:00');
    await harness.digest('pause');
    await happens({ type: 'channel_archive', channel: CHANNEL, user: 'U0BOB' });
    expect((await ofChannel())?.state).toMatchObject({ reason: 'asked' });
    expect(harness.posted()).toHaveLength(2);
  });

  it('ends a person’s own digest when they leave, and lets the channel’s go on and say so', async () => {
    await harness.digest('on 9:00');
    await harness.digest('on 9:00 me');
    await happens(userChange(true));
    harness.clock.now = 1_700_010_000_000;
    await harness.deliver();
    await harness.digest('status', { user_id: 'U0BOB', user_name: 'bob' });
    expect((await ofPerson())?.state).toEqual({ status: 'ended', reason: 'person_left' });
    expect(harness.posted()).toHaveLength(2);
    expect(harness.posted()[1]?.args.text).toContain(
      'Daily digest, on weekdays at 09:00 (Asia/Shanghai). Members',
    );
    expect(harness.told().at(-1)).toContain('who has left the workspace since');
  });

  it.each([
    ['someone only changed their profile', userChange(false)],
    ['someone else left', userChange(true, 'U0BOB')],
  ])('changes nothing when %s', async (_what, event) => {
    await harness.digest('on 9:00 me');
    await happens(event);
    expect(await ofPerson()).toMatchObject({ state: { status: 'active' }, version: 1 });
  });

  it('removes all that is a workspace’s own when it takes the app out', async () => {
    await happens({ type: 'app_uninstalled' });
    expect(harness.forgotten).toEqual([TEAM]);
  });

  describe('on joining a channel', () => {
    it('says how to set a digest', async () => {
      await happens(memberJoined(BOT_USER));
      expect(harness.posted()[0]?.args.text).toContain('/footnote-digest on 9:00 weekdays');
    });

    it('names the digest that there is', async () => {
      await harness.digest('on 9:00 weekdays');
      await happens(memberJoined(BOT_USER));
      expect(harness.posted()[1]?.args.text).toContain(
        'This channel has a daily digest, on weekdays at 09:00 (Asia/Shanghai)',
      );
    });

    it('greets also when the database is away', async () => {
      harness.digests.away.now = true;
      await happens(memberJoined(BOT_USER));
      expect(harness.posted()[0]?.args.text).toContain('Mention me with a question');
    });

    it('says how to take up the one that its removal paused', async () => {
      await harness.digest('on 9:00 weekdays');
      await happens({ type: 'channel_left', channel: CHANNEL });
      await happens(memberJoined(BOT_USER));
      expect(harness.posted().at(-1)?.args.text).toContain('which is paused. “/footnote-digest resume”');
    });
  });
});
