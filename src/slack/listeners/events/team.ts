// Which workspace an event is for.
import { z } from 'zod';

const envelope = z.object({
  team_id: z.string().nullish(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).nullish(),
});

/** The workspace that the bot is installed in: in shared channels, not always the one where it happened. */
export function teamOf(body: unknown): string | undefined {
  const read = envelope.safeParse(body).data;
  return read?.authorizations?.[0]?.team_id ?? read?.team_id ?? undefined;
}
