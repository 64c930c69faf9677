// A moment as a browser's date and time field writes it, in this machine's zone, and as Slack does, in seconds.

/** @example toField(0) // '1970-01-01T00:00' in UTC; empty for what isn't a moment */
export function toField(seconds: unknown): string {
  if (typeof seconds !== 'number') return '';
  const date = new Date((seconds - new Date(seconds * 1000).getTimezoneOffset() * 60) * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16);
}

/** Seconds since 1970; null for an empty field. */
export function fromField(text: string): number | null {
  const milliseconds = new Date(text).getTime();
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}
