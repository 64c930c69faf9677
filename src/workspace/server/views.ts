// Views as they are taken in: checked, given an id and a hash.
import { randomBytes } from 'node:crypto';
import { ApiError, invalid } from './api/call.js';
import { refuse } from './api/content.js';
import { checkView, flagged, storedBlocks } from './block-kit/index.js';
import type { StoredView } from './ids.js';
import { isRecord, list } from './json.js';
import type { World } from './world.js';

/** Slack: a view has at most 250 KB. */
const largestView = 250_000;

/**
 * Checks a view and makes it one to keep.
 *
 * @param kind what the surface takes.
 * @param id the id of the view it replaces; a new one when there is none.
 * @throws ApiError as Slack refuses it.
 */
export function storedView(world: World, view: unknown, kind: StoredView['kind'], id?: string): StoredView {
  if (view === undefined) throw invalid('missing required field: view');
  if (!isRecord(view)) throw invalid('must provide an object [json-pointer:/view]');
  if (JSON.stringify(view).length > largestView) throw new ApiError('view_too_large');
  refuse(checkView(view), 'invalid_arguments');
  if (view.type !== kind) throw invalid(`must be of type ${kind} [json-pointer:/view/type]`);
  const { external_id: external } = view;
  const others = [...world.modals, ...world.homes.values()].filter((other) => other.id !== id);
  if (typeof external === 'string' && external && others.some((other) => other.view.external_id === external))
    throw new ApiError('duplicate_external_id');
  const { blocks, ...rest } = view;
  const parts = Object.entries(rest).map(([name, value]): [string, unknown] => [name, flagged(value)]);
  return {
    id: id ?? world.nextId('V'),
    view: { ...Object.fromEntries(parts), blocks: storedBlocks(list(blocks), () => world.nextId('b')) },
    hash: `${world.seconds()}.${randomBytes(4).toString('hex')}`,
    kind,
  };
}
