// A time zone as people say it: Europe/Berlin, berlin, new york, UTC, UTC+8; and what to suggest when it isn't one.
import Fuse from 'fuse.js';
import { zoneName } from './calendar.js';

export type SpokenZone =
  | { readonly kind: 'zone'; readonly zone: string }
  /** An abbreviation that several zones share. */
  | { readonly kind: 'ambiguous'; readonly zones: readonly string[] };

/** Letters that mean one thing wherever they are used. */
const ABBREVIATIONS = byWord([
  ['utc gmt z zulu', 'UTC'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['hkt', 'Asia/Hong_Kong'],
  ['sgt', 'Asia/Singapore'],
  ['msk', 'Europe/Moscow'],
  ['nzst nzdt', 'Pacific/Auckland'],
  ['awst', 'Australia/Perth'],
  ['hst', 'Pacific/Honolulu'],
]);

/** Letters and words that mean one thing here and another there: a zone is asked for by its city. */
const AMBIGUOUS = byWord<readonly string[]>([
  ['est edt et eastern est5edt', ['America/New_York', 'America/Panama', 'Australia/Sydney']],
  ['cst cdt ct central cst6cdt', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
  ['mst mdt mt mountain mst7mdt', ['America/Denver', 'America/Phoenix', 'Asia/Kuala_Lumpur']],
  ['pst pdt pt pacific pst8pdt', ['America/Los_Angeles', 'America/Tijuana', 'Asia/Manila']],
  ['cet cest met mez mesz', ['Europe/Berlin', 'Europe/Paris', 'Africa/Algiers']],
  ['eet eest', ['Europe/Athens', 'Europe/Helsinki', 'Africa/Cairo']],
  ['wet west', ['Europe/Lisbon', 'Atlantic/Canary']],
  ['aest aedt aet', ['Australia/Sydney', 'Australia/Brisbane']],
  ['ist', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['bst', ['Europe/London', 'Asia/Dhaka']],
  ['ast adt atlantic', ['America/Halifax', 'America/Puerto_Rico', 'Asia/Riyadh']],
  ['gst', ['Asia/Dubai', 'Atlantic/South_Georgia']],
]);

function byWord<T>(rows: readonly (readonly [words: string, value: T])[]): ReadonlyMap<string, T> {
  return new Map(rows.flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)));
}

/** Cities that people live in and name, and that no zone is called after; and names newer than some Node's list. */
const CITIES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'beijing peking guangzhou shenzhen chengdu hangzhou wuhan nanjing tianjin xian suzhou',
  'Asia/Kolkata': 'kolkata calcutta mumbai bombay delhi new_delhi bangalore bengaluru chennai hyderabad pune',
  'Asia/Tokyo': 'osaka kyoto yokohama nagoya',
  'Asia/Ho_Chi_Minh': 'ho_chi_minh ho_chi_minh_city saigon hanoi',
  'Asia/Kathmandu': 'kathmandu katmandu',
  'Asia/Yangon': 'yangon rangoon',
  'Asia/Dubai': 'abu_dhabi',
  'Asia/Jerusalem': 'tel_aviv',
  'Europe/Kyiv': 'kyiv kiev',
  'Europe/Berlin': 'munich hamburg frankfurt frankfurt_am_main cologne stuttgart dusseldorf leipzig',
  'Europe/Zurich': 'geneva basel bern',
  'Europe/Rome': 'milan naples turin',
  'Europe/Madrid': 'barcelona valencia seville',
  'Europe/Lisbon': 'porto',
  'Europe/Amsterdam': 'rotterdam the_hague',
  'Europe/London': 'edinburgh manchester glasgow cardiff oxford',
  'Europe/Paris': 'lyon marseille toulouse',
  'America/New_York':
    'new_york_city nyc boston washington washington_dc philadelphia atlanta miami pittsburgh baltimore cleveland',
  'America/Chicago': 'houston dallas austin minneapolis new_orleans saint_louis milwaukee san_antonio',
  'America/Los_Angeles': 'san_francisco seattle san_diego las_vegas sacramento palo_alto',
  'America/Denver': 'salt_lake_city albuquerque',
  'America/Toronto': 'ottawa montreal quebec',
  'America/Edmonton': 'calgary',
  'America/Sao_Paulo': 'rio_de_janeiro brasilia',
  'America/Argentina/Buenos_Aires': 'buenos_aires',
  'Australia/Sydney': 'canberra',
  'Pacific/Auckland': 'wellington christchurch',
  'Africa/Johannesburg': 'cape_town pretoria durban',
};

/** UTC±14 in whole hours, of which IANA writes the sign the other way round. */
const OFFSET = /^(?:utc|gmt)\s?([+-])(\d{1,2})(?::?00)?$/;

/** How alike a name must be to be suggested: Fuse's score, 0 is the same. */
const MOST_UNLIKE = 0.4;
const LONGEST = 40;

interface Known {
  readonly byName: ReadonlyMap<string, string>;
  readonly fuse: Fuse<string>;
}
let known: Known | undefined;

/**
 * The zone that these words name, in any case, with spaces or underscores; `undefined` when they name none.
 *
 * @param words folded (`fold`): `new york`, `europe/berlin`, `cst`.
 * @example zoneOf('new york') // { kind: 'zone', zone: 'America/New_York' }
 */
export function zoneOf(words: string): SpokenZone | undefined {
  const name = spaced(words);
  const ambiguous = AMBIGUOUS.get(name);
  if (ambiguous) return { kind: 'ambiguous', zones: ambiguous };
  const offset = OFFSET.exec(name);
  const zone = offset
    ? offsetZone(offset[1], Number(offset[2]))
    : (ABBREVIATIONS.get(name) ?? names().byName.get(name) ?? zoneName(name.replaceAll(' ', '_')));
  return zone === undefined ? undefined : { kind: 'zone', zone };
}

/** The zones whose names are most like these words, at most three. */
export function zonesLike(words: string): readonly string[] {
  const name = spaced(words);
  if (name.length > LONGEST) return [];
  const { byName, fuse } = names();
  const near = fuse.search(name, { limit: 12 }).flatMap(({ item }) => byName.get(item) ?? []);
  return [...new Set(near)].slice(0, 3);
}

/** As it is said most shortly so that `zoneOf` knows it again: `UTC+8` for what IANA calls `Etc/GMT-8`. */
export function zoneInWords(zone: string): string {
  const offset = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  return offset ? `UTC${offset[1] === '+' ? '-' : '+'}${offset[2]}` : zone;
}

function offsetZone(sign: string | undefined, hours: number): string | undefined {
  return hours === 0 ? 'UTC' : zoneName(`Etc/GMT${sign === '+' ? '-' : '+'}${hours}`);
}

function names(): Known {
  known ??= readNames();
  return known;
}

/** Node's zones by their whole names and their cities. */
function readNames(): Known {
  const byName = new Map<string, string>();
  for (const [zone, cities] of Object.entries(CITIES))
    for (const city of cities.split(' ')) byName.set(spaced(city), zone);
  const zones = Intl.supportedValuesOf('timeZone');
  for (const zone of zones) {
    const city = spaced(zone.slice(zone.lastIndexOf('/') + 1));
    if (!AMBIGUOUS.has(city) && !byName.has(city)) byName.set(city, zone);
  }
  for (const zone of zones) byName.set(spaced(zone), zone);
  const fuse = new Fuse([...byName.keys()], { threshold: MOST_UNLIKE, ignoreLocation: false, distance: 20 });
  return { byName, fuse };
}

function spaced(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
}
