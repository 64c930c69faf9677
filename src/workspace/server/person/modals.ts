// Views that the person submits and closes, and what the app's acknowledgement does to the stack.
import type { PageEvent } from '../../protocol.js';
import { ApiError, type Surroundings } from '../api/call.js';
import { mostModals } from '../api/views.js';
import type { StoredView } from '../ids.js';
import { type Json, record, records } from '../json.js';
import { viewClosedPayload, viewSubmissionPayload } from '../payloads.js';
import { storedView } from '../views.js';
import type { World } from '../world.js';
import { inputErrors } from './inputs.js';

type Submitted = Extract<PageEvent, { type: 'view_submission' }>;
type Closed = Extract<PageEvent, { type: 'view_closed' }>;

const method = 'view_submission';

/** Slack looks over the inputs before the app hears of them. */
export async function viewSubmitted(
  { world, app }: Surroundings,
  { viewId, state }: Submitted,
): Promise<void> {
  const view = world.modals.find(({ id }) => id === viewId);
  if (!view) return;
  const errors = inputErrors(view, state);
  if (Object.keys(errors).length > 0) return showErrors(world, view, errors);
  const urls = responseUrls(view, state, (channel) => app.responseUrl({ channel }));
  const reply = await app.request(
    'interactive',
    viewSubmissionPayload(world, view, state, app.trigger(), urls),
  );
  if (!reply.acknowledged) {
    const failed = 'The app did not answer in time. Try again.';
    const [input] = records(view.view.blocks).filter(({ type }) => type === 'input');
    world.problem(method, 'operation_timeout', 'Not acknowledged within 3 seconds.');
    if (input) showErrors(world, view, { [String(input.block_id)]: failed });
    return;
  }
  try {
    follow(world, view, record(reply.payload));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    world.problem(method, error.code, error.more.response_metadata);
  }
}

/** Does what the acknowledgement asks; without an action the view closes. */
function follow(world: World, view: StoredView, answer: Json): void {
  const at = world.modals.findIndex(({ id }) => id === view.id);
  // A view that was closed meanwhile stays closed; one that the app updated meanwhile is the newer one.
  if (at < 0) return;
  const current = world.modals[at] ?? view;
  const below = world.modals.slice(0, at);
  switch (answer.response_action) {
    case undefined:
      world.setModals(below);
      break;
    case 'clear':
      world.setModals([]);
      break;
    case 'errors':
      refuseInputs(world, current, record(answer.errors));
      break;
    case 'update':
      world.setModals([...below, storedView(world, answer.view, 'modal', view.id)]);
      break;
    case 'push':
      if (at + 1 >= mostModals) throw new ApiError('push_limit_reached');
      world.setModals([...below, current, storedView(world, answer.view, 'modal')]);
      break;
    default:
      world.problem(method, 'invalid_response_action', answer);
  }
}

/** Slack shows an error only under an input block of the view; any other makes it say that something went wrong. */
function refuseInputs(world: World, view: StoredView, errors: Json): void {
  const inputs = new Set(
    records(view.view.blocks).flatMap(({ type, block_id: id }) => (type === 'input' ? [id] : [])),
  );
  const texts = Object.entries(errors).flatMap(([id, text]): [string, string][] =>
    typeof text === 'string' ? [[id, text]] : [],
  );
  if (texts.length === 0 || texts.some(([id]) => !inputs.has(id)))
    world.problem(method, 'invalid_errors', 'Each error has to name an input block of the view.');
  showErrors(world, view, Object.fromEntries(texts.filter(([id]) => inputs.has(id))));
}

function showErrors(world: World, view: StoredView, errors: Readonly<Record<string, string>>): void {
  world.setModals(world.modals.map((modal) => (modal.id === view.id ? { ...view, errors } : modal)));
}

/** For menus of one conversation with `response_url_enabled`: a way to post to the one that was chosen. */
function responseUrls(view: StoredView, state: Json, urlFor: (channel: string) => string): readonly Json[] {
  return records(view.view.blocks).flatMap(({ type, block_id: block, element: part }) => {
    const element = record(part);
    if (type !== 'input' || element.response_url_enabled !== true) return [];
    const value = record(record(state[String(block)])[String(element.action_id)]);
    const channel = value.selected_conversation ?? value.selected_channel;
    if (typeof channel !== 'string') return [];
    const ids = { block_id: block, action_id: element.action_id };
    return [{ ...ids, channel_id: channel, response_url: urlFor(channel) }];
  });
}

/** Slack: `clear_on_close` closes the whole stack; the app hears of each view with `notify_on_close`. */
export async function viewClosed({ world, app }: Surroundings, { viewId }: Closed): Promise<void> {
  const at = world.modals.findIndex(({ id }) => id === viewId);
  const view = world.modals[at];
  if (!view) return;
  const clears = view.view.clear_on_close === true;
  const closed = world.modals.slice(clears ? 0 : at);
  const told = closed.filter((each) => each.view.notify_on_close === true);
  const payloads = told.map((each) => viewClosedPayload(world, each, clears));
  world.setModals(clears ? [] : world.modals.slice(0, at));
  await Promise.all(payloads.map((payload) => app.request('interactive', payload)));
}
