// Seals what the database keeps of tokens: AES-256-GCM, with a key from FOOTNOTE_SECRET by HKDF, bound to its owner.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Seal {
  /** @param owner the workspace; a sealed text opens for no other. */
  seal(text: string, owner: string): string;
  /**
   * The text, and whether it is to be sealed anew, with the secret in use; undefined when it was sealed with another
   * secret, for another owner, or changed since.
   */
  open(sealed: string, owner: string): { readonly text: string; readonly outdated: boolean } | undefined;
}

/** The form of what is sealed; a second one would begin with another. */
const FORM = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secret seals and opens.
 * @param previous opens only: what the secret replaced.
 */
export function createSeal(secret: string, previous?: string): Seal {
  const key = keyOf(secret);
  const keys = previous === undefined ? [key] : [key, keyOf(previous)];
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(`${FORM}:${owner}`));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${FORM}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, owner) {
      const [form, encoded = ''] = sealed.split('.');
      const bytes = Buffer.from(encoded, 'base64url');
      if (form !== FORM || bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      for (const candidate of keys) {
        const text = opened(bytes, candidate, owner);
        if (text !== undefined) return { text, outdated: candidate !== key };
      }
      return undefined;
    },
  };
}

function opened(bytes: Buffer, key: Buffer, owner: string): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(`${FORM}:${owner}`));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

/** The secret is a random text of 32 bytes or more (config.ts sees to that), so that HKDF needs no salt of its own. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'footnote installations v1', 32));
}
