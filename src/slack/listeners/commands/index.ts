// Slash commands.
import type { App } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { changeDigest } from './digest.js';
import { answerCommand } from './footnote.js';

export function register(app: App, desk: Desk): void {
  app.command('/footnote', answerCommand(desk));
  app.command('/footnote-digest', changeDigest(desk));
}
