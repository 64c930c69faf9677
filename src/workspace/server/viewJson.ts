// A view as Slack returns it and as interactions carry it.
import { ids, type StoredView } from './ids.js';
import type { Json } from './json.js';
import type { World } from './world.js';

/** @param state what is typed and chosen in it, as Slack has it in `state.values`. */
export function viewJson(world: World, { id, view, hash, kind }: StoredView, state: Json = {}): Json {
  const position = world.modals.findIndex((modal) => modal.id === id);
  return {
    id,
    team_id: ids.team,
    app_id: ids.app,
    app_installed_team_id: ids.team,
    bot_id: ids.bot,
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    submit_disabled: false,
    ...view,
    type: kind,
    hash,
    state: { values: state },
    root_view_id: position >= 0 ? (world.modals[0]?.id ?? id) : id,
    previous_view_id: position > 0 ? (world.modals[position - 1]?.id ?? null) : null,
  };
}
