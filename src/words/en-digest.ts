// English: the daily digest, its settings, its state, and what is said of changes to it.
import type { SkipReason } from '../digest/ledger.js';
import type { PauseReason, Schedule } from '../digest/subscription.js';
import { dateText, headingPath, locatorText, sectionName } from './cite.js';
import type { DigestDeed, DigestObstacle, DigestWords } from './digest.js';
import { COMMAND, DAYS, daysText, enDigestCommand } from './en-digest-command.js';
import { citation, LOCALE, NAMES } from './en-source.js';

const schedule = ({ time, weekdays, zone }: Schedule) =>
  `${daysText(weekdays)} at ${time} (${zone.replaceAll('_', ' ')})`;

const DEEDS: Readonly<Record<DigestDeed, string>> = {
  set: 'set up a daily digest here',
  changed: 'changed the daily digest here',
  off: 'turned the daily digest here off',
  paused: 'paused the daily digest here',
  resumed: 'took the daily digest here up again',
};
const OWN_DEEDS: Readonly<Record<DigestDeed, string>> = {
  set: 'Your own daily digest is set',
  changed: 'Your own daily digest is changed',
  off: 'Your own daily digest is turned off',
  paused: 'Your own daily digest is paused',
  resumed: 'Your own daily digest goes on',
};
const about = (text: string) => (text === '' ? '.' : `: ${text}.`);

const OBSTACLES: Readonly<Record<DigestObstacle, string>> = {
  bot_not_in_channel:
    'I am not in this channel, so I could not post here. Invite me with “/invite @Footnote”, then set the digest again.',
  not_a_member: 'Only members of this channel can change its digest. Join it first.',
  archived: 'This channel is archived, so nothing can be posted here.',
  other_workspace: 'Only members of the workspace that runs Footnote can change this digest.',
  none: `There is no digest here. Set one, for example: ${COMMAND} on 9:00 weekdays`,
  changed_meanwhile: `The digest is no longer as it was when you began. Look at it with “${COMMAND} status”, then try again.`,
  no_text: 'There is no text to read from yet, so a digest would have nothing to say.',
  unavailable:
    'I can’t reach my storage at this moment, so nothing was changed. Please try again in a minute.',
};

const PAUSED: Readonly<Record<PauseReason, string>> = {
  asked: `It is paused. Take it up again with “${COMMAND} resume”.`,
  is_archived: `It is paused because the channel is archived. After unarchiving the channel, use “${COMMAND} resume” in it.`,
  not_in_channel: `It is paused because I am no longer in the channel. Invite me with “/invite @Footnote”, then use “${COMMAND} resume” there.`,
  channel_not_found: `It is paused because Slack no longer shows me the conversation. Invite me with “/invite @Footnote”, then use “${COMMAND} resume” there.`,
  account_inactive: `It is paused because Slack says that the account is deactivated. Once it is active again, use “${COMMAND} resume”.`,
  token_revoked: `It is paused because Slack no longer accepts my token. Once an admin has installed Footnote again, use “${COMMAND} resume”.`,
  refused: `It is paused because Slack does not let me post there. Ask an admin about the channel’s posting permissions, then use “${COMMAND} resume”.`,
};
const NOTICES: Readonly<Record<Exclude<PauseReason, 'asked'>, string>> = {
  is_archived: 'the channel was archived',
  not_in_channel: 'I was removed from the channel',
  channel_not_found: 'Slack no longer shows me the conversation',
  account_inactive: 'Slack says that the account is deactivated',
  token_revoked: 'Slack no longer accepts my token',
  refused: 'Slack does not let me post there',
};

function skipped(reason: SkipReason): string {
  if (reason === 'too_late') return 'not posted: its time had passed by more than two hours';
  if (reason === 'paused') return 'not posted: the digest was paused';
  if (reason === 'rescheduled') return 'not posted: the digest was moved to another time';
  if (reason === 'no_sections') return 'not posted: there was no section to read';
  return `not posted: Slack refused it (${reason.slice('slack:'.length)})`;
}

export const enDigest: DigestWords = {
  day: ({ day, total }) => `Day ${day} of ${total}`,
  sourceNote: ({ article, section, sources, quoted }) =>
    [
      citation(article),
      headingPath(section),
      locatorText(sources, NAMES),
      { all: 'quotation', some: 'summary and quotation', none: 'summary' }[quoted],
    ].join(' · '),
  moreKeyPassages: (count) =>
    `${count} more key ${count === 1 ? 'passage' : 'passages'}: “Show in context” has the whole section.`,
  toDiscuss: 'To discuss',
  after: (after) => {
    if (after.kind === 'section') return `Next: ${sectionName(after.section)}`;
    return after.kind === 'start_over'
      ? `This was the last section. The programme starts over with ${sectionName(after.section)}.`
      : 'This was the last section of the programme.';
  },
  footer: ({ kind, schedule: when, name, ownerLeft }) => {
    const who = name && !ownerLeft ? `, set up by ${name}` : '';
    return kind === 'direct'
      ? `Your own daily digest, ${schedule(when)}. Change it with ${COMMAND} here.`
      : `Daily digest, ${schedule(when)}${who}. Members can change it with ${COMMAND}.`;
  },
  missingArticle: 'The text that was chosen for this digest is no longer there; it goes on with the others.',
  previewIntro: 'This is what the next digest will say. Only you can see it.',

  schedule,
  weekday: (weekday) => DAYS[weekday],
  moment: (at, zone) =>
    `${new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at)} (${zone.replaceAll('_', ' ')})`,
  date: (localDate) => dateText(localDate, LOCALE),
  summary: ({ schedule: when, order, atEnd }, article) =>
    [
      schedule(when),
      article ? `from “${article.title}”` : 'from all texts',
      order === 'reading' ? 'in reading order' : 'in shuffled order',
      atEnd === 'end' ? 'to the end' : 'over and over',
    ].join(', '),
  sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,

  deed: (deed, name, what) => `${name} ${DEEDS[deed]}${about(what)}`,
  ownDeed: (deed, what) => `${OWN_DEEDS[deed]}${about(what)}`,
  firstPost: 'First post:',
  nextPost: 'Next post:',
  pausedUntil: (localDate) =>
    localDate === undefined ? 'until someone resumes it' : `until ${dateText(localDate, LOCALE)}`,
  zoneUnknown: `I could not see your time zone in Slack, so I took UTC. Name yours to change it, for example: ${COMMAND} on 9:00 in Shanghai`,
  obstacle: (obstacle) => OBSTACLES[obstacle],
  notPaused: 'The digest was not paused, so nothing changed.',
  pastDate: (localDate) =>
    `The pause would end on ${dateText(localDate, LOCALE)}, which is not after today. Name a later date, or a length such as 7d.`,
  couldNotTell:
    'It is done, but Slack did not let me say so in this channel. If it does not let me post the digest either, invite me with “/invite @Footnote”.',

  none: (kind) =>
    kind === 'channel'
      ? `This channel has no digest. Set one, for example: ${COMMAND} on 9:00 weekdays`
      : `You have no digest of your own. Set one, for example: ${COMMAND} on 9:00 weekdays me`,
  state: (state) => (state === 'active' ? 'It is on.' : 'It has ended.'),
  ended: (reason) =>
    reason === 'finished'
      ? `Every section has been posted. Start over with “${COMMAND} on”.`
      : 'It ended because the person it was for left the workspace.',
  paused: (reason, until) =>
    until === undefined
      ? PAUSED[reason]
      : PAUSED[reason].replace('It is paused', `It is paused until ${dateText(until, LOCALE)}`),
  setBy: (name, ownerLeft) =>
    ownerLeft
      ? `Set up by ${name ?? 'someone'}, who has left the workspace since.`
      : `Set up by ${name ?? 'someone whose name Slack does not tell me'}.`,
  changedBy: (name) => `Changed last by ${name ?? 'someone whose name Slack does not tell me'}.`,
  zoneDiffers: (slackZone, digestZone) =>
    `Your zone in Slack is ${slackZone}; this digest keeps to ${digestZone}. To move it, name the zone: ${COMMAND} on in ${slackZone}`,
  lastPosts: 'Last posts:',
  noPostsYet: 'Nothing was posted yet.',
  delivery: (localDate, fate, section) => {
    const date = dateText(localDate, LOCALE);
    const of = section ? ` “${section}”` : '';
    if (fate === 'posted') return `${date}: posted${of}`;
    if (fate === 'uncertain')
      return `${date}: not known. Slack did not confirm the post${of}, and I don’t post twice`;
    if (fate === 'under_way') return `${date}: being posted`;
    return `${date}: ${skipped(fate.skipped)}`;
  },
  pausedNotice: (reason, place) =>
    `The daily digest you set up${place ? ` in ${place}` : ''} is paused: ${reason === 'asked' ? 'someone asked for it' : NOTICES[reason]}. ${PAUSED[reason].replace(/^.*?\. /, '')}`,

  modal: {
    title: 'Daily digest',
    submit: 'Save',
    close: 'Cancel',
    time: 'Time',
    days: 'Days',
    zone: 'Time zone',
    zoneHint: 'A city or a zone’s name, such as Shanghai or Europe/London.',
    where: 'Where',
    here: 'In this channel',
    me: 'Only for me, in a direct message',
    article: 'Text',
    allArticles: 'All texts, one after the other',
    order: 'Order',
    reading: 'Reading order',
    shuffled: 'Shuffled, without repeats',
    atEnd: 'After the last section',
    end: 'Stop',
    restart: 'Start over',
    intro: (exists) =>
      exists
        ? `There is a digest already; saving changes it. “${COMMAND} off” turns it off.`
        : 'One section a day, with its key passages, the source and a question to discuss.',
    unknownZone: (typed, near) =>
      near.length > 0
        ? `I don’t know the zone “${typed}”. Did you mean ${near.join(' or ')}?`
        : `I don’t know the zone “${typed}”. Write a city or a zone’s name, such as Europe/London.`,
    noDays: 'Choose at least one day.',
    saved: 'Saved.',
  },
  settingsButton: 'Settings',

  ...enDigestCommand,

  joined: `For one section a day, set a digest: ${COMMAND} on 9:00 weekdays`,
  joinedWithDigest: (what, isPaused) =>
    isPaused
      ? `This channel has a daily digest, ${what}, which is paused. “${COMMAND} resume” takes it up again.`
      : `This channel has a daily digest, ${what}. “${COMMAND} status” shows how it is doing.`,
};
