// Modals and the Home: opening, stacking, submitting with and without errors, closing, publishing.
import type { App, ViewOutput } from '@slack/bolt';
import { me, mina, type Opened, open, plain, reading, refused, section } from './fixture.js';

const input = (more = {}) => ({
  type: 'input',
  block_id: 'question',
  label: plain('Question'),
  element: { type: 'plain_text_input', action_id: 'typed', min_length: 2 },
  ...more,
});
const modal = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  title: plain(title),
  submit: plain('Send'),
  blocks: [input()],
  ...more,
});
const typed = (value: string | null) => ({ question: { typed: { type: 'plain_text_input', value } } });

describe('a modal', () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });

  /** A trigger as a global shortcut brings it. */
  const trigger = async () => {
    const app = await opened.connect();
    const sent = app.next('interactive');
    opened.page.send({ type: 'global_shortcut', callbackId: 'any' });
    const envelope = await sent;
    app.ack(envelope);
    app.socket.close();
    return String(envelope.payload.trigger_id);
  };
  const shown = (title = 'Ask', more = {}) =>
    trigger().then((id) => opened.web.views.open({ trigger_id: id, view: modal(title, more) }));
  /** Submits the topmost view of an app that handles it; the stack as it is then. */
  const submitted = async (register: (app: App) => void, viewId: string, value: string | null = 'Why?') => {
    await opened.bolt(register);
    const stack = opened.page.next('modals');
    opened.page.send({ type: 'view_submission', viewId, state: typed(value) });
    return (await stack).views;
  };

  it('is opened by a trigger and comes back with its ids', async () => {
    const page = opened.page.next('modals');
    const { view } = await shown('Ask', { callback_id: 'ask', private_metadata: '{"a":1}' });
    expect(view).toMatchObject({
      id: expect.stringMatching(/^V/),
      type: 'modal',
      callback_id: 'ask',
      private_metadata: '{"a":1}',
      title: { type: 'plain_text', text: 'Ask', emoji: true },
      hash: expect.stringMatching(/^\d+\.\w+$/),
      root_view_id: view?.id,
      previous_view_id: null,
      team_id: 'T0LOCALTEAM',
      app_id: 'A0FOOTNOTE1',
      state: { values: {} },
    });
    expect((await page).views).toMatchObject([
      { id: view?.id, view: { blocks: [{ block_id: 'question' }] } },
    ]);
  });

  it('needs a fresh trigger', async () => {
    const { views } = opened.web;
    const used = await trigger();
    await views.open({ trigger_id: used, view: modal('One') });
    const old = await trigger();
    await opened.clock.pass(3_001);
    const codes = await Promise.all(
      [used, old, 'none'].map((id) => refused(views.open({ trigger_id: id, view: modal('Two') }))),
    );
    expect(codes).toMatchObject(
      ['exchanged_trigger_id', 'expired_trigger_id', 'invalid_trigger_id'].map((error) => ({ error })),
    );
  });

  it('stacks up to three', async () => {
    const { views } = opened.web;
    const { view } = await shown();
    const second = await views.push({ trigger_id: await trigger(), view: modal('Two') });
    expect(second.view).toMatchObject({ root_view_id: view?.id, previous_view_id: view?.id });
    await views.push({ trigger_id: await trigger(), view: modal('Three') });
    const fourth = views.push({ trigger_id: await trigger(), view: modal('Four') });
    expect(await refused(fourth)).toMatchObject({ error: 'push_limit_reached' });
  });

  it('is updated by its id or by its external id, with the hash only when it is the newest', async () => {
    const { views } = opened.web;
    const { view } = await shown('Ask', { external_id: 'mine' });
    const id = String(view?.id);
    const page = opened.page.next('modals');
    const second = await views.update({ view_id: id, hash: String(view?.hash), view: modal('Ask again') });
    expect((await page).views).toMatchObject([{ id, view: { title: { text: 'Ask again' } } }]);
    expect(second.view?.hash).not.toBe(view?.hash);
    const stale = views.update({ view_id: id, hash: String(view?.hash), view: modal('Late') });
    expect(await refused(stale)).toMatchObject({ error: 'hash_conflict' });
    const unknown = views.update({ external_id: 'yours', view: modal('Whose?') });
    expect(await refused(unknown)).toMatchObject({ error: 'not_found' });
    await views.update({ view_id: id, view: modal('Third', { external_id: 'ours' }) });
    await expect(views.update({ external_id: 'ours', view: modal('Fourth') })).resolves.toMatchObject({
      ok: true,
    });
  });

  it('with an external id that is taken, or of a quarter of a megabyte, is refused', async () => {
    await shown('Ask', { external_id: 'mine' });
    expect(await refused(shown('Twice', { external_id: 'mine' }))).toMatchObject({
      error: 'duplicate_external_id',
    });
    const texts = Array.from({ length: 100 }, () => section('x'.repeat(2_900)));
    expect(await refused(shown('Large', { blocks: texts }))).toMatchObject({ error: 'view_too_large' });
  });

  it('gives the app what was typed, and closes', async () => {
    const { view } = await shown('Ask', { callback_id: 'ask', private_metadata: 'kept' });
    let seen: ViewOutput | undefined;
    const stack = await submitted((app) => {
      app.view('ask', async ({ ack, view: given }) => {
        seen = given;
        await ack();
      });
    }, String(view?.id));
    expect(stack).toEqual([]);
    expect(seen).toMatchObject({ private_metadata: 'kept', state: { values: typed('Why?') } });
  });

  it('shows the app’s errors under its inputs, and a problem for others', async () => {
    const { view } = await shown('Ask', { callback_id: 'ask' });
    const problem = opened.page.next('problem');
    const stack = await submitted((app) => {
      app.view('ask', async ({ ack }) => {
        await ack({ response_action: 'errors', errors: { question: 'Ask something else', elsewhere: 'No' } });
      });
    }, String(view?.id));
    expect(stack).toMatchObject([{ id: view?.id, errors: { question: 'Ask something else' } }]);
    expect(stack[0]?.errors).not.toHaveProperty('elsewhere');
    expect(await problem).toMatchObject({ method: 'view_submission', error: 'invalid_errors' });
  });

  it.each([
    ['update', (id: string) => [{ id, view: { title: { text: 'Next' } } }]],
    ['push', (id: string) => [{ id }, { view: { title: { text: 'Next' } } }]],
  ] as const)('follows the response action %s', async (action, expected) => {
    const { view } = await shown('Ask', { callback_id: 'ask' });
    const stack = await submitted((app) => {
      app.view('ask', ({ ack }) => ack({ response_action: action, view: modal('Next') }));
    }, String(view?.id));
    expect(stack).toMatchObject(expected(String(view?.id)));
  });

  it('clears the whole stack when told to', async () => {
    await shown();
    const top = await opened.web.views.push({
      trigger_id: await trigger(),
      view: modal('Two', { callback_id: 'ask' }),
    });
    const stack = await submitted((app) => {
      app.view('ask', ({ ack }) => ack({ response_action: 'clear' }));
    }, String(top.view?.id));
    expect(stack).toEqual([]);
  });

  it('keeps its view when the acknowledgement holds one Slack refuses', async () => {
    const { view } = await shown('Ask', { callback_id: 'ask' });
    const app = await opened.connect();
    const sent = app.next('interactive');
    opened.page.send({ type: 'view_submission', viewId: String(view?.id), state: typed('Why?') });
    const problem = opened.page.next('problem');
    app.ack(await sent, { response_action: 'update', view: modal('x'.repeat(25)) });
    expect(await problem).toMatchObject({ method: 'view_submission', error: 'invalid_arguments' });
    expect((await problem).detail).toContain('/view/title/text');
  });

  it.each([
    ['is empty', null, 'Please fill in this field.'],
    ['is too short', 'a', 'Please write at least 2 characters.'],
  ])('whose input %s is not sent', async (_, value, error) => {
    const { view } = await shown('Ask', { callback_id: 'ask' });
    const stack = await submitted(
      (app) => {
        app.view('ask', ({ ack }) => ack({ response_action: 'clear' }));
      },
      String(view?.id),
      value,
    );
    expect(stack).toMatchObject([{ errors: { question: error } }]);
  });

  it('that nobody acknowledges says so in the view', async () => {
    const { view } = await shown();
    const app = await opened.connect();
    const sent = app.next('interactive');
    const stack = opened.page.next('modals');
    opened.page.send({ type: 'view_submission', viewId: String(view?.id), state: typed('Why?') });
    await sent;
    await opened.clock.pass(3_000);
    expect((await stack).views[0]?.errors?.question).toContain('did not answer in time');
  });

  it('tells the app of its closing only when asked to', async () => {
    await shown('Quiet');
    const { view } = await opened.web.views.push({
      trigger_id: await trigger(),
      view: modal('Loud', { notify_on_close: true, clear_on_close: true }),
    });
    const app = await opened.connect();
    const sent = app.next('interactive', ({ payload }) => payload.type === 'view_closed');
    const stack = opened.page.next('modals');
    opened.page.send({ type: 'view_closed', viewId: String(view?.id) });
    expect((await sent).payload).toMatchObject({ is_cleared: true, view: { id: view?.id } });
    expect((await stack).views).toEqual([]);
  });

  it('sends a click in it with the view and no response URL', async () => {
    const { view } = await shown('Ask', { blocks: [input({ dispatch_action: true })] });
    const app = await opened.connect();
    const sent = app.next('interactive');
    const action = { type: 'plain_text_input', block_id: 'question', action_id: 'typed', value: 'Hm' };
    opened.page.send({
      type: 'block_action',
      container: { kind: 'view', viewId: String(view?.id) },
      action,
      state: typed('Hm'),
    });
    const { payload } = await sent;
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: view?.id },
      view: { id: view?.id, state: { values: typed('Hm') } },
      actions: [action],
    });
    expect(payload).not.toHaveProperty('response_url');
    expect(payload).not.toHaveProperty('message');
  });

  it('gives a response URL to the conversation that was chosen in it', async () => {
    const chooser = {
      type: 'input',
      block_id: 'where',
      label: plain('Where'),
      element: { type: 'conversations_select', action_id: 'place', response_url_enabled: true },
    };
    const { view } = await shown('Ask', { blocks: [chooser] });
    const app = await opened.connect();
    const sent = app.next('interactive');
    opened.page.send({
      type: 'view_submission',
      viewId: String(view?.id),
      state: { where: { place: { type: 'conversations_select', selected_conversation: reading } } },
    });
    expect((await sent).payload.response_urls).toMatchObject([
      { block_id: 'where', action_id: 'place', channel_id: reading, response_url: expect.any(String) },
    ]);
  });
});

describe('the Home', () => {
  it('is published for a person and shown to the one at the page', async () => {
    const { page, web } = await open();
    const shown = page.next('home');
    await web.views.publish({ user_id: mina, view: { type: 'home', blocks: [section('For Mina')] } });
    const { view } = await web.views.publish({
      user_id: me,
      view: { type: 'home', blocks: [section('For you')] },
    });
    expect((await shown).view).toMatchObject({
      id: view?.id,
      view: { blocks: [{ text: { text: 'For you' } }] },
    });
    const again = await web.views.publish({
      user_id: me,
      hash: String(view?.hash),
      view: { type: 'home', blocks: [] },
    });
    expect(again.view?.id).toBe(view?.id);
    const stale = web.views.publish({
      user_id: me,
      hash: String(view?.hash),
      view: { type: 'home', blocks: [] },
    });
    expect(await refused(stale)).toMatchObject({ error: 'hash_conflict' });
  });

  it('takes no modal, and no view for nobody', async () => {
    const { web } = await open();
    const wrong = web.views.publish({ user_id: me, view: modal('Ask') });
    expect(await refused(wrong)).toMatchObject({ error: 'invalid_arguments' });
    const nobody = web.views.publish({ user_id: 'U0NOBODY001', view: { type: 'home', blocks: [] } });
    expect(await refused(nobody)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] invalid `user_id`'] },
    });
  });
});
