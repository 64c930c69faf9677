// Reading Block Kit, which comes as unknown JSON: a field that is missing or of another type reads as nothing.

export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
