// The settings modal comes back: what is wrong is said under its field, what is right is kept and told.
import type { Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { localDateAt } from '../../../digest/calendar.js';
import { understand } from '../../../digest/understand.js';
import { INPUTS, readSubmitted, type Submitted, savedModal } from '../../blocks/digestModal.js';
import type { Desk } from '../../desk.js';
import { type Acting, setTo, tell } from '../../digestChanges.js';
import { escaped, neutral } from '../../text.js';

type Errors = Readonly<Record<string, string>>;

export function saveDigest(desk: Desk): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  return async ({ ack, body, context }) => {
    const submitted = readSubmitted(body.view);
    if (!submitted || !context.botToken) return ack();
    const { words } = desk;
    const zone = readZone(submitted.zone, desk);
    const errors = errorsIn(submitted, zone, desk);
    if (typeof zone === 'object' || Object.keys(errors).length > 0)
      return ack({ response_action: 'errors', errors });
    const teamId = body.team?.id ?? body.enterprise?.id ?? '';
    const here = { teamId, userId: body.user.id, userName: body.user.name, channel: submitted.channel };
    const acting: Acting = { here, me: submitted.me, client: desk.slack.client(context.botToken), desk };
    const outcome = await setTo(acting, (current) => {
      const { time, weekdays, order, atEnd } = submitted;
      const articleId = submitted.articleId === undefined ? current?.articleId : submitted.articleId;
      return { schedule: { time, weekdays, zone }, order, atEnd, ...(articleId ? { articleId } : {}) };
    }).catch(async (error: unknown) => {
      // Said in the form, which stays as it was filled in; the log hears of it as of any other failure.
      await ack({
        response_action: 'errors',
        errors: { [INPUTS.time]: words.digest.obstacle('unavailable') },
      });
      throw error;
    });
    if (outcome.kind === 'not_done')
      return ack({ response_action: 'errors', errors: { [INPUTS.time]: outcome.why } });
    const { done, place } = outcome;
    const said =
      place.kind === 'direct'
        ? neutral(words.digest.ownDeed(done.deed, done.about), 900)
        : escaped(words.digest.modal.saved);
    await ack({ response_action: 'update', view: savedModal([said, done.when], words) });
    await tell(acting, outcome);
  };
}

/** A zone as people type it, in the words of the command; else what may have been meant. */
function readZone(typed: string, desk: Desk): string | { readonly near: readonly string[] } {
  const said = understand(`on in ${typed}`, {
    articles: [],
    today: localDateAt(desk.digest.now(), 'UTC'),
  });
  if (said.kind === 'on' && !said.me && Object.keys(said.choice).length === 1 && said.choice.zone)
    return said.choice.zone;
  const near = said.kind === 'unclear' && 'suggestions' in said.problem ? said.problem.suggestions : [];
  return { near };
}

function errorsIn(
  { zone: typed, weekdays }: Submitted,
  zone: ReturnType<typeof readZone>,
  { words: { digest } }: Desk,
): Errors {
  return {
    ...(weekdays.length === 0 ? { [INPUTS.days]: digest.modal.noDays } : {}),
    ...(typeof zone === 'object' ? { [INPUTS.zone]: digest.modal.unknownZone(typed, zone.near) } : {}),
  };
}
