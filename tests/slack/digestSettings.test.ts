// The settings modal: how it is opened, what it begins with, what comes of what is chosen in it.

import { checkView } from '../../src/workspace/server/block-kit/index.js';
import { type DigestHarness, startDigestHarness } from '../fixtures/digestSlack.js';
import { golden } from '../fixtures/golden.js';
import { ASKER, blockAction, CHANNEL, DIRECT, TEAM, viewSubmission } from '../fixtures/payloads.js';
import { brokenRules, pings } from '../fixtures/slackLimits.js';

type Json = Readonly<Record<string, unknown>>;
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const chosen = (value: string) => ({ value: { type: 'radio_buttons', selected_option: option(value) } });

/** What is chosen in the form, as Slack sends it. */
const state = (more: Json = {}) => ({
  where: chosen('here'),
  time: { value: { type: 'timepicker', selected_time: '08:15' } },
  days: { value: { type: 'checkboxes', selected_options: [option('3'), option('1')] } },
  zone: { value: { type: 'plain_text_input', value: 'new york' } },
  order: chosen('shuffled'),
  at_end: chosen('restart'),
  ...more,
});

describe('the settings of a digest', () => {
  let harness: DigestHarness;
  beforeEach(async () => {
    harness = await startDigestHarness();
  });
  afterEach(() => harness.close());
  const ofChannel = () => harness.digests.memory.subscriptions.ofChannel(TEAM, CHANNEL);
  const ofPerson = () => harness.digests.memory.subscriptions.ofPerson(TEAM, ASKER);
  const opened = async () => {
    const { view } = await harness.api.next('views.open');
    return view;
  };
  /** Submits the open modal; what the acknowledgement says. */
  const submit = async (view: Json, values: Json): Promise<Json> => {
    const answer = await harness.click(viewSubmission(view, values));
    await harness.idle();
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  };

  it('open with the defaults, in the person’s zone', async () => {
    await harness.digest('');
    const view = await opened();
    expect(view).toEqual(golden('digest-settings', view));
    expect(checkView(view)).toEqual([]);
    expect(brokenRules(Array.isArray(view.blocks) ? view.blocks : [], 100)).toEqual([]);
    expect(JSON.stringify(view)).toContain('"initial_value":"Asia/Shanghai"');
  });

  it('open with what is set', async () => {
    await harness.digest('on 7:45 mon,sun in Berlin shuffled');
    await harness.digest('');
    const text = JSON.stringify(await opened());
    expect(text).toContain('"initial_time":"07:45"');
    expect(text).toContain('"initial_value":"Europe/Berlin"');
    expect(text).toContain('There is a digest already; saving changes it.');
  });

  it('set the channel’s digest, and tell the channel', async () => {
    await harness.digest('');
    const answer = await submit(await opened(), state());
    expect(await ofChannel()).toMatchObject({
      schedule: { time: '08:15', weekdays: [1, 3], zone: 'America/New_York' },
      order: 'shuffled',
      atEnd: 'restart',
      ownerId: ASKER,
    });
    expect(answer).toMatchObject({ response_action: 'update' });
    expect(checkView(answer.view)).toEqual([]);
    expect(JSON.stringify(answer)).toContain('Saved.');
    const [post] = harness.posted();
    expect(post?.args.channel).toBe(CHANNEL);
    expect(post?.args.text).toContain(
      'set up a daily digest here: on Monday and Wednesday at 08:15 (America/New York)',
    );
    expect(pings((post?.args.text ?? '').replace(/<!date[^>]*>/g, ''))).toBe(false);
  });

  it('set one’s own when that is chosen', async () => {
    await harness.digest('');
    await submit(await opened(), state({ where: chosen('me') }));
    expect(await ofPerson()).toMatchObject({ kind: 'direct', schedule: { time: '08:15' } });
    expect(await ofChannel()).toBeUndefined();
    expect(harness.posted()).toHaveLength(0);
  });

  it('are one’s own in a direct message, without a choice of place', async () => {
    await harness.digestInDirect('');
    const view = await opened();
    const { where: _, ...values } = state();
    await submit(view, values);
    expect(JSON.stringify(view)).not.toContain('"block_id":"where"');
    expect(await ofPerson()).toMatchObject({ kind: 'direct' });
  });

  it('are one’s own where the bot is not a member, and say why', async () => {
    harness.village.isMember = false;
    await harness.digest('');
    const view = await opened();
    expect(JSON.stringify(view)).toContain('/invite @Footnote');
    expect(JSON.stringify(view)).not.toContain('"block_id":"where"');
  });

  it.each([
    ['Berlim', 'Did you mean Europe/Berlin'],
    ['CST', 'America/Chicago'],
    ['nowhere at all', 'I don’t know the zone “nowhere at all”'],
    ['berlin daily', 'I don’t know the zone'],
    ['  ', 'I don’t know the zone'],
  ])('refuse the zone “%s” under its field, and change nothing', async (zone, says) => {
    await harness.digest('');
    const values = state({ zone: { value: { type: 'plain_text_input', value: zone } } });
    const answer = await submit(await opened(), values);
    expect(answer).toMatchObject({ response_action: 'errors' });
    expect(JSON.stringify(answer)).toContain(says);
    expect(Object.keys(answer.errors ?? {})).toEqual(['zone']);
    expect(await ofChannel()).toBeUndefined();
  });

  it('refuse a week without days', async () => {
    await harness.digest('');
    const answer = await submit(
      await opened(),
      state({ days: { value: { type: 'checkboxes', selected_options: [] } } }),
    );
    expect(answer).toEqual({ response_action: 'errors', errors: { days: 'Choose at least one day.' } });
  });

  it('say so in the form when the database is away', async () => {
    await harness.digest('');
    const view = await opened();
    harness.digests.away.now = true;
    const answer = await submit(view, state());
    expect(JSON.stringify(answer)).toContain('I can’t reach my storage');
    expect(harness.posted()).toHaveLength(0);
    expect(harness.log.join('')).toContain('the database is away');
  });

  it('open from the button under a digest, for members', async () => {
    const click = (more = {}) =>
      harness.click(
        blockAction({
          actionId: 'digest_settings',
          value: 'digest',
          responseUrl: harness.api.responseUrl(),
          ephemeral: false,
          ...more,
        }),
      );
    await click();
    expect(await opened()).toMatchObject({ callback_id: 'digest_settings' });
    await click({ userTeam: 'T0CITY', userId: 'U0GUEST' });
    await harness.idle();
    expect(harness.told()[0]).toContain('Only members of the workspace that runs Footnote');
    expect(harness.api.of('views.open')).toHaveLength(1);
    expect(DIRECT).not.toBe(CHANNEL);
  });

  it('are left alone when the form is not ours', async () => {
    const answer = await submit({ type: 'modal', callback_id: 'digest_settings' }, {});
    expect(answer).toEqual({});
    expect(await ofChannel()).toBeUndefined();
  });
});
