// Many workspaces over HTTP: Slack's own installer, and where it keeps what it was given.
import type { Authorize, Installation, InstallationStore } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import type { Installing } from './httpReceiver.js';
import type { Log } from './logger.js';

export interface InstallationsOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Seals the OAuth state. */
  readonly secret: string;
  readonly apiUrl: string;
  /** The bot's scopes, from the manifest. */
  readonly scopes: readonly string[];
  /** The address behind the balancer; without it Slack takes the app's first redirect address. */
  readonly publicUrl?: string;
  /** Where installations are kept; in memory when it isn't given. */
  readonly kept?: KeptTexts;
  readonly log: Log;
}

/** Secret texts by workspace (or organization), as storage has them. */
export interface KeptTexts {
  put(id: string, text: string): Promise<void>;
  /** Undefined when there is none. */
  get(id: string): Promise<string | undefined>;
  remove(id: string): Promise<void>;
}

export interface Installations {
  readonly installing: Installing;
  readonly authorize: Authorize<boolean>;
}

/** `/slack/install`, `/slack/oauth_redirect`, and whom each delivery is for. */
export function createInstallations(options: InstallationsOptions): Installations {
  const { clientId, clientSecret, secret, apiUrl, scopes, publicUrl, kept = memoryTexts(), log } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret: secret,
    installationStore: installationStore(kept),
    logger: log,
    // An object of its own, so that no other client's token gets into its headers; and no half hour of retries.
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 2 }, timeout: 10_000 },
    authorizationUrl: authorizeUrl(apiUrl),
  });
  const redirectUri = publicUrl ? { redirectUri: `${publicUrl}/slack/oauth_redirect` } : {};
  return {
    installing: {
      install: (request, response) =>
        provider.handleInstallPath(request, response, undefined, { scopes: [...scopes], ...redirectUri }),
      redirect: (request, response) => provider.handleCallback(request, response),
    },
    authorize: (source) => provider.authorize(source),
  };
}

/** The authorize page of the Slack whose API this is: `https://slack-gov.com/oauth/v2/authorize`. */
export function authorizeUrl(apiUrl: string): string {
  return new URL('../oauth/v2/authorize', apiUrl).href;
}

/** Keyed by organization where it was installed for all of it, else by workspace. */
function installationStore(kept: KeptTexts): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (!id) throw new Error('an installation without a workspace');
      await kept.put(id, JSON.stringify(installation));
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const text = await kept.get((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
      if (text === undefined) throw new Error('this workspace has not installed the app');
      const installation: Installation<'v1' | 'v2', boolean> = JSON.parse(text);
      return installation;
    },
    async deleteInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      await kept.remove((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
    },
  };
}

function memoryTexts(): KeptTexts {
  const texts = new Map<string, string>();
  return {
    async put(id, text) {
      texts.set(id, text);
    },
    get: async (id) => texts.get(id),
    async remove(id) {
      texts.delete(id);
    },
  };
}
