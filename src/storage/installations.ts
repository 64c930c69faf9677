// Workspaces' tokens, sealed; what stands inside is Slack's installer's affair.
import type { Database } from './database.js';
import type { Seal } from './seal.js';

/** Texts by workspace (or organization), kept secret. */
export interface SecretTexts {
  put(id: string, text: string): Promise<void>;
  /** Undefined when there is none, or it can't be opened with any secret we have. */
  get(id: string): Promise<string | undefined>;
  remove(id: string): Promise<void>;
}

export function storedInstallations(
  { quick }: Database,
  { now, seal }: { readonly now: () => number; readonly seal: Seal },
): SecretTexts {
  const put = async (id: string, text: string) => {
    const values = { sealed: seal.seal(text, id), changed_at: now() };
    await quick
      .insertInto('installations')
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  };
  return {
    put,
    async get(id) {
      const row = await quick
        .selectFrom('installations')
        .select('sealed')
        .where('id', '=', id)
        .executeTakeFirst();
      const opened = row && seal.open(row.sealed, id);
      // So that the secret that was replaced can be taken away once every workspace has been heard of.
      if (opened?.outdated) await put(id, opened.text);
      return opened?.text;
    },
    async remove(id) {
      await quick.deleteFrom('installations').where('id', '=', id).execute();
    },
  };
}
