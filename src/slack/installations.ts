// Many workspaces over HTTP: Slack's own installer, with installations kept in memory.
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
  readonly log: Log;
}

export interface Installations {
  readonly installing: Installing;
  readonly authorize: Authorize<boolean>;
}

/** `/slack/install`, `/slack/oauth_redirect`, and whom each delivery is for. */
export function createInstallations(options: InstallationsOptions): Installations {
  const { clientId, clientSecret, secret, apiUrl, scopes, publicUrl, log } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret: secret,
    installationStore: memoryInstallations(),
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
function memoryInstallations(): InstallationStore {
  const known = new Map<string, Installation<'v1' | 'v2', boolean>>();
  return {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const id = isEnterpriseInstall ? enterprise?.id : team?.id;
      if (!id) throw new Error('an installation without a workspace');
      known.set(id, installation);
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const found = known.get((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
      if (!found) throw new Error('this workspace has not installed the app since the last start');
      return found;
    },
    async deleteInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      known.delete((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
    },
  };
}
