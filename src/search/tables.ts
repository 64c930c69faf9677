// The tables that matching comes with (built beside this file) and one of a package: the only files that search reads.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The lines of a table of ours, such as `elsewhere.txt`. */
export function tableLines(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

/** The bytes of a table of ours, signed. */
export function tableBytes(name: string): Int8Array {
  const bytes = readFileSync(new URL(name, import.meta.url));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A package's JSON, read as a file: what `require` gives would stay in the module cache for ever. */
export function packageJson(name: string): unknown {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(name), 'utf8'));
}
