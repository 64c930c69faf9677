// Buttons.
import type { App } from '@slack/bolt';
import { ACTIONS } from '../../blocks/answer.js';
import { CONTEXT_ACTIONS } from '../../blocks/context.js';
import { DIGEST_ACTIONS } from '../../blocks/digest.js';
import type { Desk } from '../../desk.js';
import { showSettings } from './digestSettings.js';
import { removeAnswer } from './remove.js';
import { shareAnswer } from './share.js';
import { openContext, turnPage } from './showInContext.js';
import { showInLanguage } from './showInLanguage.js';

export function register(app: App, desk: Desk): void {
  app.action({ type: 'block_actions', action_id: ACTIONS.share }, shareAnswer(desk));
  app.action({ type: 'block_actions', action_id: ACTIONS.remove }, removeAnswer(desk));
  app.action({ type: 'block_actions', action_id: ACTIONS.context }, openContext(desk));
  app.action(
    { type: 'block_actions', action_id: new RegExp(`^${ACTIONS.otherContext}_`) },
    openContext(desk),
  );
  app.action({ type: 'block_actions', action_id: new RegExp(`^${ACTIONS.language}_`) }, showInLanguage(desk));
  app.action({ type: 'block_actions', action_id: CONTEXT_ACTIONS.previous }, turnPage(desk));
  app.action({ type: 'block_actions', action_id: CONTEXT_ACTIONS.next }, turnPage(desk));
  app.action({ type: 'block_actions', action_id: DIGEST_ACTIONS.settings }, showSettings(desk));
}
