// All that the app listens to, a folder a kind.
import type { App } from '@slack/bolt';
import type { Desk } from '../desk.js';
import * as actions from './actions/index.js';
import * as commands from './commands/index.js';
import * as events from './events/index.js';
import * as views from './views/index.js';

export function registerListeners(app: App, desk: Desk): void {
  actions.register(app, desk);
  commands.register(app, desk);
  events.register(app, desk);
  views.register(app, desk);
}
