// Tokens at rest: unreadable without the secret, and not to be moved to another workspace.
import { storedInstallations } from '../../src/storage/installations.js';
import { createSeal } from '../../src/storage/seal.js';
import { describeEachDatabase } from '../fixtures/databases.js';

const NEW = 'a secret of thirty-two bytes or more';
const OLD = 'the secret before it, also long enough';
const TEXT = JSON.stringify({ bot: { token: 'xoxb-1-2-three' } });

describe('the seal', () => {
  it('opens what it sealed, for its owner only', () => {
    const seal = createSeal(NEW);
    const sealed = seal.seal(TEXT, 'T0');
    expect(sealed).not.toContain('xoxb');
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('xoxb');
    expect(seal.open(sealed, 'T0')).toEqual({ text: TEXT, outdated: false });
    expect(seal.open(sealed, 'T1')).toBeUndefined();
    expect(seal.seal(TEXT, 'T0')).not.toBe(sealed);
  });

  it('notices any change', () => {
    const seal = createSeal(NEW);
    const bytes = Buffer.from(seal.seal(TEXT, 'T0').slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(seal.open(`v1.${changed.toString('base64url')}`, 'T0')).toBeUndefined();
    }
    for (const broken of ['', 'v1.', 'v1.AAAA', `v2.${bytes.toString('base64url')}`, 'nonsense'])
      expect(seal.open(broken, 'T0')).toBeUndefined();
  });

  it('opens what the secret before sealed, and says so', () => {
    const sealed = createSeal(OLD).seal(TEXT, 'T0');
    expect(createSeal(NEW, OLD).open(sealed, 'T0')).toEqual({ text: TEXT, outdated: true });
    expect(createSeal(NEW).open(sealed, 'T0')).toBeUndefined();
  });
});

describeEachDatabase('installations', (fresh) => {
  it('are kept sealed, replaced and removed', async () => {
    const database = await (await fresh()).open();
    const installations = storedInstallations(database, { now: () => 1, seal: createSeal(NEW) });
    expect(await installations.get('T0')).toBeUndefined();
    await installations.put('T0', '{}');
    await installations.put('T0', TEXT);
    const rows = await database.quick.selectFrom('installations').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('xoxb');
    expect(await installations.get('T0')).toBe(TEXT);
    await installations.remove('T0');
    expect(await installations.get('T0')).toBeUndefined();
  });

  it('are sealed anew when read, so that the former secret can go', async () => {
    const database = await (await fresh()).open();
    const as = (secret: string, previous?: string) =>
      storedInstallations(database, { now: () => 1, seal: createSeal(secret, previous) });
    await as(OLD).put('T0', TEXT);
    expect(await as(NEW).get('T0')).toBeUndefined();
    expect(await as(NEW, OLD).get('T0')).toBe(TEXT);
    expect(await as(NEW).get('T0')).toBe(TEXT);
  });
});
