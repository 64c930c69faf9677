// auth, users, bots and team methods: who is there.
import type { User } from '../../protocol.js';
import { ids } from '../ids.js';
import type { Json } from '../json.js';
import { botProfile } from '../messageJson.js';
import { teamDomain } from '../payloads.js';
import type { World } from '../world.js';
import { ApiError, flag, type Method, type Methods, required, text } from './call.js';
import { pageOf } from './paging.js';

const teamName = 'Local workspace';

function userJson(world: World, user: User, withLocale: boolean): Json {
  const [first = '', ...last] = user.realName.split(' ');
  const isMe = user.id === ids.me;
  return {
    id: user.id,
    team_id: ids.team,
    name: user.name,
    deleted: false,
    color: user.color.replace('#', ''),
    real_name: user.realName,
    tz: user.tz,
    ...zone(user.tz, world.milliseconds()),
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.isBot ? '' : user.name,
      display_name_normalized: user.isBot ? '' : user.name,
      first_name: first,
      last_name: last.join(' '),
      status_text: '',
      status_text_canonical: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      avatar_hash: '',
      team: ids.team,
      ...(user.isBot ? { bot_id: ids.bot, api_app_id: ids.app, always_active: true } : {}),
    },
    is_admin: isMe,
    is_owner: isMe,
    is_primary_owner: isMe,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_email_confirmed: !user.isBot,
    who_can_share_contact_card: 'EVERYONE',
    updated: world.startedAt,
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

/** A time zone's name in words and its seconds from UTC, at an instant. */
function zone(tz: string, at: number): { tz_label: string; tz_offset: number } {
  const part = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(part('longOffset')) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return { tz_label: part('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

const authTest: Method = ({ world, origin }) => ({
  url: `${origin}/`,
  team: teamName,
  user: world.user(ids.botUser)?.name,
  team_id: ids.team,
  user_id: ids.botUser,
  bot_id: ids.bot,
  is_enterprise_install: false,
});

const usersInfo: Method = ({ world, args }) => {
  const user = world.user(required(args, 'user'));
  if (!user) throw new ApiError('user_not_found');
  return { user: userJson(world, user, flag(args.include_locale)) };
};

const usersList: Method = ({ world, args }) => {
  const { items, fields } = pageOf(world.users, args);
  return {
    members: items.map((user) => userJson(world, user, flag(args.include_locale))),
    cache_ts: world.seconds(),
    ...fields,
  };
};

const botsInfo: Method = ({ world, args }) => {
  if ((text(args, 'bot') ?? ids.bot) !== ids.bot) throw new ApiError('bot_not_found');
  const { team_id: _team, ...bot } = botProfile(world);
  return { bot };
};

const apiTest: Method = ({ args }) => {
  const { token: _token, ...given } = args;
  const error = text(args, 'error');
  if (error !== undefined) throw new ApiError(error, { args: given });
  return { args: given };
};

const teamInfo: Method = ({ args }) => {
  if ((text(args, 'team') ?? ids.team) !== ids.team) throw new ApiError('team_not_found');
  const icon = { image_default: true };
  return { team: { id: ids.team, name: teamName, domain: teamDomain, email_domain: '', icon } };
};

export const people: Methods = {
  'api.test': apiTest,
  'auth.test': authTest,
  'users.info': usersInfo,
  'users.list': usersList,
  'bots.info': botsInfo,
  'team.info': teamInfo,
};
