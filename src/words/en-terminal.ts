// English: what the terminal prints: findings, problems with settings and at start, and where the bot runs.
import { listText } from './cite.js';
import { draftNotServed } from './en-import.js';
import type { SettingProblem, SettingsChoice, StartProblem, TextsNews, Words } from './words.js';

type Terminal = Pick<
  Words,
  | 'finding'
  | 'settingProblem'
  | 'settingProblems'
  | 'expected'
  | 'startProblem'
  | 'running'
  | 'textsNews'
  | 'noEncoder'
  | 'stopping'
  | 'stopped'
  | 'clock'
  | 'cli'
>;

const LOCALE = 'en-GB';
const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const MODES = {
  socket: 'Socket Mode',
  http: 'HTTP mode for one workspace',
  'http-oauth': 'HTTP mode for many workspaces',
} as const;

const EXPECTED: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN:
    'a bot token that begins with xoxb-; copy it from “OAuth & Permissions” in your app’s settings',
  SLACK_APP_TOKEN:
    'an app-level token that begins with xapp-; create one with the scope connections:write under “Basic Information” in your app’s settings',
  SLACK_SIGNING_SECRET:
    'the signing secret from “Basic Information” in your app’s settings, 32 letters and digits',
  SLACK_CLIENT_ID:
    'the client id from “Basic Information” in your app’s settings, two numbers joined by a full stop',
  SLACK_CLIENT_SECRET: 'the client secret from “Basic Information” in your app’s settings',
  FOOTNOTE_SECRET: 'a random text of 32 bytes or more; make one with: openssl rand -base64 48',
  FOOTNOTE_SECRET_PREVIOUS: 'the key that FOOTNOTE_SECRET replaces, 32 bytes or more',
  SLACK_API_URL:
    'https://slack.com/api/, https://slack-gov.com/api/, or http on a loopback address such as http://127.0.0.1:3001/api/',
  FOOTNOTE_CONTENT: 'the path of the content folder',
  FOOTNOTE_DATA: 'the path of a folder for the database file',
  DATABASE_URL: 'an address that begins with postgres:// or postgresql://',
  FOOTNOTE_SEMANTIC: 'off, vectors or encoder',
  FOOTNOTE_EDITORS: 'Slack user ids joined by commas, such as U012ABCDEF,U345GHIJKL',
  FOOTNOTE_RETENTION_DAYS: 'a whole number of days from 1 to 3650',
  FOOTNOTE_PUBLIC_URL: 'the https address people reach the bot by, such as https://footnote.example.com',
  PORT: 'a whole number from 0 to 65535',
  HOST: 'a host name or an address to listen on, such as 0.0.0.0',
  LOG_LEVEL: 'debug, info, warn or error',
  HTTPS_PROXY: 'the address of a proxy that begins with http:// or https://',
  NODE_ENV: 'production, development or test',
};

function choiceText({ mode, missing }: SettingsChoice): string {
  return `for ${MODES[mode]} also set ${listText(missing, LOCALE)}`;
}

function settingProblem(problem: SettingProblem): string {
  switch (problem.kind) {
    case 'invalid':
      return `${problem.setting} is not usable: it must be ${problem.expected}.`;
    case 'incomplete':
      return `Only ${listText(problem.present, LOCALE)} of the Slack settings ${problem.present.length === 1 ? 'is' : 'are'} set: ${problem.choices.map(choiceText).join('; or ')}. Remove all of them to use the local workspace.`;
    case 'unknown':
      return `${problem.setting} is not a setting: ${problem.nearest ? `did you mean ${problem.nearest}?` : 'remove it; .env.example lists all settings.'}`;
    case 'local_in_production':
      return 'The local workspace is a development tool and does not run with NODE_ENV=production: set the Slack settings (see .env.example), or unset NODE_ENV.';
  }
}

function startProblem(problem: StartProblem): string {
  switch (problem.kind) {
    case 'port_in_use':
      return `Port ${problem.port} is in use by another program: ${problem.portWasSet ? 'change the setting PORT' : 'set PORT'} to a free one, for example PORT=${problem.port === 65535 ? 3000 : problem.port + 1}.`;
    case 'port_not_allowed':
      return `This user may not listen on port ${problem.port}: set PORT to one above 1023.`;
    case 'host_not_found':
      return `${problem.host} is not an address of this machine: change the setting HOST, or remove it.`;
    case 'token':
      return `Slack does not accept ${problem.setting} (${problem.code}): it must be ${EXPECTED[problem.setting] ?? 'valid'}.`;
    case 'slack_unreachable':
      return `Slack could not be reached (${problem.code}): check the network, SLACK_API_URL and HTTPS_PROXY, then start again.`;
    case 'manifest':
      return `${problem.file} can’t be read (${problem.detail}): restore it from the repository.`;
    case 'content':
      return `The content folder ${problem.folder} can’t be read (${problem.detail}): check FOOTNOTE_CONTENT and the folder’s permissions.`;
    case 'no_text':
      return `The content folder ${problem.folder} holds no text: add one (CONTRIBUTING.md shows how), or change FOOTNOTE_CONTENT.`;
    case 'data_folder':
      return `The folder ${problem.folder} can’t be written (${problem.code}): give this user the right to write there, or set FOOTNOTE_DATA to another folder.`;
    case 'database_file':
      return `The database file ${problem.file} can’t be used (${problem.code}): check that this user may write it and that the disk has room; if it is damaged, restore it from a backup or move it away to begin anew.`;
    case 'database_unreachable':
      return `PostgreSQL could not be reached (${problem.code}): check that it runs and that DATABASE_URL names the right host and port, then start again.`;
    case 'database_refused':
      return `PostgreSQL refused (${problem.code}: ${problem.detail}): check the user, the password and the database in DATABASE_URL, and that the user may create tables there.`;
    case 'other':
      return `Footnote could not start: ${problem.detail}`;
  }
}

const finding: Terminal['finding'] = ({ severity, file, line, message, remedy }) =>
  `${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${message}; ${remedy}`;

function textsNews(news: TextsNews): readonly string[] {
  switch (news.kind) {
    case 'reloaded':
      return [`Texts reloaded: ${plural(news.articles, 'text')}, ${plural(news.sections, 'section')}.`];
    case 'refused':
      return [
        'The texts can’t be served as they are now; readers still get them as they last were. To mend:',
        ...news.findings.map(finding),
      ];
    case 'kept':
      return news.drafts.map(
        (file) =>
          `${file} has become a draft. Until the bot is restarted, readers still get this text as it last was; footnote check lists the passages to write.`,
      );
    case 'draft':
      return [draftNotServed(news.file)];
    case 'mended':
      return ['The texts are in order again.'];
  }
}

export const enTerminal: Terminal = {
  finding,
  settingProblems: (count) => `Footnote can’t start: ${plural(count, 'problem')} with its settings.`,
  settingProblem,
  expected: (setting) => EXPECTED[setting] ?? 'another value; .env.example describes it',
  startProblem,
  running: (where) => {
    switch (where.mode) {
      case 'local':
        return `Footnote is running in the local workspace: ${where.url}`;
      case 'socket':
        return 'Footnote is running and connected to Slack by Socket Mode.';
      case 'http':
        return `Footnote is running: Slack’s requests are expected at ${where.host}:${where.port}/slack/events`;
      case 'http-oauth':
        return `Footnote is running: Slack’s requests are expected at ${where.host}:${where.port}/slack/events, workspaces add it at /slack/install`;
    }
  },
  textsNews,
  noEncoder:
    'FOOTNOTE_SEMANTIC=encoder asks for a sentence encoder, and this version has none: word vectors are used.',
  stopping: (inHand) =>
    inHand === 0
      ? 'Footnote is stopping.'
      : `Footnote is stopping; ${plural(inHand, 'question')} in hand first.`,
  stopped: 'Footnote has stopped.',
  clock: {
    toNextDigest: 'To the next digest',
    anHour: 'One hour on',
    aDay: 'One day on',
    noDigest: 'No digest is to come. Set one with /footnote-digest first.',
  },
  cli: {
    checkSummary: ({ articles, sections, passages, errors, warnings }) =>
      `${plural(articles, 'text')}, ${plural(sections, 'section')}, ${plural(passages, 'passage')}: ${
        errors + warnings === 0
          ? 'nothing to mend.'
          : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}.`
      }`,
    badLine: (line, detail) => `line ${line} can’t be read: ${detail}`,
    noArticle: (id, known) => `No text has the id ${id}: use ${listText(known, LOCALE)}.`,
    noSuchDay: (day, days) => `There is no day ${day}: the programme has ${plural(days, 'day')}.`,
    noQuestion: 'Give a question, for example: footnote ask "What is it about?"',
  },
};
