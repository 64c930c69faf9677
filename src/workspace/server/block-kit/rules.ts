// The language the tables of Block Kit are written in: small rules for one JSON value, put together into larger ones.
// The wording of problems is that of Slack's own checker (github.com/slackhq/hack-json-schema, src/Constraints).

/** One thing Slack would refuse. */
export interface Problem {
  /** In Slack's words, such as `must be less than 3001 characters`. */
  readonly message: string;
  /** JSON pointer (RFC 6901) to its place, such as `/blocks/0/text/text`. */
  readonly pointer: string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Tell = (message: string, pointer: string) => void;
/** Looks at one value and tells what is wrong with it; never throws. */
export type Rule = (value: unknown, pointer: string, tell: Tell) => void;

/** More would not be read, and a list of many thousand wrong items shouldn't answer with as many lines. */
const mostProblems = 100;

/** What a rule says about a value, the first hundred problems at most. */
export function problemsOf(rule: Rule, value: unknown, pointer: string): Problem[] {
  const problems: Problem[] = [];
  rule(value, pointer, (message, where) => {
    if (problems.length < mostProblems) problems.push({ message, pointer: where });
  });
  return problems;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a value, if it is an object that has it itself (`constructor` and the like are not inherited). */
export function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Characters as Slack counts them: `mb_strlen`, so an emoji of one code point is one. */
export function characters(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

const anything: Rule = () => {};

/** A string of so many characters. */
export function string(most: number, least = 0): Rule {
  return (value, at, tell) => {
    if (typeof value !== 'string') return tell('must provide a string', at);
    // Half a million characters needn't be counted to know that they are too many.
    const length = value.length > 2 * most ? value.length : characters(value);
    if (length > most) tell(`must be less than ${most + 1} characters`, at);
    if (length < least) tell(`must be more than ${least - 1} characters`, at);
  };
}

/** A string that a test accepts; the message says what was expected. */
export function stringThat(accepts: (value: string) => boolean, message: string): Rule {
  return (value, at, tell) => {
    if (typeof value !== 'string') tell('must provide a string', at);
    else if (!accepts(value)) tell(message, at);
  };
}

/** An address that can be parsed, of at most 3,000 characters unless said otherwise. */
export function url(most = 3000): Rule {
  return all(
    string(most, 1),
    stringThat((value) => value === '' || URL.canParse(value), 'input must be a valid: uri'),
  );
}

export const boolean: Rule = (value, at, tell) => {
  if (typeof value !== 'boolean') tell('must be a boolean', at);
};

export const number: Rule = (value, at, tell) => {
  if (typeof value !== 'number') tell('must provide a number', at);
};

/** A whole number in a range, both ends included. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): Rule {
  return (value, at, tell) => {
    if (typeof value !== 'number') tell('must provide a number', at);
    else if (!Number.isInteger(value)) tell('must provide an integer', at);
    else if (value > most) tell(`must be less than ${most + 1}`, at);
    else if (value < least) tell(`must be greater than ${least - 1}`, at);
  };
}

export function oneOf(...values: readonly (string | number)[]): Rule {
  return (value, at, tell) => {
    if (!values.some((each) => each === value)) tell('must be a valid enum value', at);
  };
}

/** Several rules for the same value. */
function all(...rules: readonly Rule[]): Rule {
  return (value, at, tell) => {
    for (const rule of rules) rule(value, at, tell);
  };
}

/** A list; when it is too long, what stands beyond its end isn't looked at. */
export function list(item: Rule, least = 0, most = Number.POSITIVE_INFINITY): Rule {
  return (value, at, tell) => {
    if (!Array.isArray(value)) return tell('must provide an array', at);
    if (value.length > most) tell(`no more than ${most} items allowed`, at);
    if (value.length < least) tell(`must provide at least ${least} items`, at);
    for (let i = 0; i < Math.min(value.length, most); i += 1) item(value[i], `${at}/${i}`, tell);
  };
}

export interface Shape {
  readonly required?: Readonly<Record<string, Rule>>;
  readonly optional?: Readonly<Record<string, Rule>>;
  /** Two fields of which one must be there, and `both` says whether both may be. */
  readonly either?: { readonly of: readonly [string, string]; readonly both: boolean };
  /** What must hold between fields; only looked at when each field is good in itself. */
  readonly together?: (value: Fields, pointer: string, tell: Tell) => void;
}

/** An object with these fields and no others. */
export function object({ required = {}, optional = {}, either, together }: Shape): Rule {
  const rules = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value, at, tell) => {
    if (!isFields(value)) return tell('must provide an object', at);
    let good = true;
    const note: Tell = (message, pointer) => {
      good = false;
      tell(message, pointer);
    };
    for (const name of needed) {
      if (!Object.hasOwn(value, name)) note(`missing required field: ${name}`, at);
    }
    for (const name of Object.keys(value)) {
      const rule = rules.get(name);
      if (rule) rule(value[name], `${at}/${name}`, note);
      else note(`invalid additional property: ${shortened(name)}`, at);
    }
    if (either) {
      const [one, other] = either.of;
      const there = either.of.filter((name) => Object.hasOwn(value, name)).length;
      if (there === 0) note(`must define either \`${one}\` or \`${other}\``, at);
      if (there === 2 && !either.both) note(`must define only one of \`${one}\` or \`${other}\``, at);
    }
    if (good) together?.(value, at, tell);
  };
}

/** An object whose `type` names the rule for it. */
export function byType(rules: ReadonlyMap<string, Rule>): Rule {
  return (value, at, tell) => {
    if (!isFields(value)) return tell('must provide an object', at);
    if (!Object.hasOwn(value, 'type')) return tell('missing required field: type', at);
    const { type } = value;
    if (typeof type !== 'string') return tell('must provide a string', `${at}/type`);
    const rule = rules.get(type);
    if (rule) rule(value, at, tell);
    else tell(`unsupported type: ${shortened(type)}`, `${at}/type`);
  };
}

/** The table of `byType`, from shapes; each gets its `type` field. */
export function typed(shapes: Readonly<Record<string, Shape>>): ReadonlyMap<string, Rule> {
  return new Map(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      object({ ...shape, required: { ...shape.required, type: anything } }),
    ]),
  );
}

/** The part of a table with these types. */
export function only(
  rules: ReadonlyMap<string, Rule>,
  types: (type: string) => boolean,
): ReadonlyMap<string, Rule> {
  return new Map([...rules].filter(([type]) => types(type)));
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
