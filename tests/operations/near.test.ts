// Metrics are for this machine and its private network, asked for directly.
import { isNear, isNearAddress } from '../../src/operations/near.js';

describe('who is near', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '::1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.7.7',
    '169.254.1.1',
    'fd00::17',
    'fe80::1%eth0',
    '::ffff:10.0.0.9',
    '::ffff:127.0.0.1',
  ])('takes %s for near', (address) => {
    expect(isNearAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '172.15.255.255',
    '192.169.0.1',
    '11.0.0.1',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    '::',
    '0.0.0.0',
    'not an address',
    '',
    undefined,
  ])('takes %s for far', (address) => {
    expect(isNearAddress(address)).toBe(false);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'x-forwarded-proto'])(
    'takes what a balancer next door passes on with %s for far',
    (header) => {
      const socket = { remoteAddress: '10.0.0.2' } as const;
      const asked = (headers: Record<string, string>) => isNear({ socket: { ...socket }, headers });
      expect(asked({ host: 'footnote', accept: '*/*' })).toBe(true);
      expect(asked({ host: 'footnote', [header]: '8.8.8.8' })).toBe(false);
    },
  );
});
