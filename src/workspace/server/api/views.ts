// views.*: modals on a stack, and the app's Home.
import { ids, type StoredView } from '../ids.js';
import { viewJson } from '../viewJson.js';
import { storedView } from '../views.js';
import { ApiError, type Call, invalid, json, type Method, type Methods, required, text } from './call.js';

/** Slack: at most three views on a stack. */
export const mostModals = 3;

function viewOf({ world, args }: Call, kind: StoredView['kind'], id?: string): StoredView {
  return storedView(world, json(args, 'view', 'invalid_arguments'), kind, id);
}

function useTrigger({ tickets, args }: Call): void {
  const used = tickets.useTrigger(required(args, 'trigger_id'));
  if (used !== 'ok') throw new ApiError(used);
}

const open: Method = (call) => {
  const view = viewOf(call, 'modal');
  useTrigger(call);
  call.world.setModals([view]);
  return { view: viewJson(call.world, view) };
};

const push: Method = (call) => {
  const view = viewOf(call, 'modal');
  if (call.world.modals.length >= mostModals) throw new ApiError('push_limit_reached');
  useTrigger(call);
  call.world.setModals([...call.world.modals, view]);
  return { view: viewJson(call.world, view) };
};

const update: Method = (call) => {
  const { world, args } = call;
  const id = text(args, 'view_id');
  const external = text(args, 'external_id');
  if (id === undefined && external === undefined) throw invalid('missing required field: view_id');
  const isWanted = (view: StoredView) =>
    id === undefined ? view.view.external_id === external : view.id === id;
  const old = [...world.modals, ...world.homes.values()].find(isWanted);
  if (!old) throw new ApiError('not_found');
  refuseOldHash(args.hash, old);
  const view = viewOf(call, old.kind, old.id);
  const [owner] = [...world.homes].find(([, home]) => home.id === old.id) ?? [];
  if (owner !== undefined) world.setHome(owner, view);
  else world.setModals(world.modals.map((modal) => (modal.id === old.id ? view : modal)));
  return { view: viewJson(world, view) };
};

const publish: Method = (call) => {
  const { world, args } = call;
  const user = required(args, 'user_id');
  if (!world.user(user) || user === ids.botUser) throw invalid('invalid `user_id`');
  const old = world.homes.get(user);
  if (old) refuseOldHash(args.hash, old);
  const view = viewOf(call, 'home', old?.id);
  world.setHome(user, view);
  return { view: viewJson(world, view) };
};

/** Slack: with a hash, only the view it belongs to is replaced. */
function refuseOldHash(hash: unknown, { hash: current }: StoredView): void {
  if (typeof hash === 'string' && hash !== '' && hash !== current) throw new ApiError('hash_conflict');
}

export const views: Methods = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
