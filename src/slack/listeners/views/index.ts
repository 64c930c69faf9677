// Modals that come back.
import type { App } from '@slack/bolt';
import { DIGEST_CALLBACK } from '../../blocks/digestModal.js';
import type { Desk } from '../../desk.js';
import { saveDigest } from './digestSettings.js';

export function register(app: App, desk: Desk): void {
  app.view({ callback_id: DIGEST_CALLBACK, type: 'view_submission' }, saveDigest(desk));
}
