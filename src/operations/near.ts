// Who asks from close by: this machine or its private network, and not through a proxy that outsiders also come by.
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What of a request says where it comes from. */
interface Asked {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: IncomingHttpHeaders;
}

/** Loopback, private and link-local addresses (RFC 1918, 3927, 4193, 4291); IPv4 in IPv6's clothes is seen through. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addSubnet('169.254.0.0', 16, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** What balancers and proxies add, whoever they pass on. */
const PASSED_ON = /^(?:forwarded|via|x-real-ip|x-forwarded-.+|x-original-.+|true-client-ip|cf-.+)$/;

/** Whether this address is of this machine or a private network; `undefined` (already gone) is not. */
export function isNearAddress(address: string | undefined): boolean {
  const bare = (address ?? '').replace(/%.*$/, '');
  const family = isIP(bare);
  return family !== 0 && near.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a request comes straight from nearby. A balancer has a private address too, so whatever it passes on counts
 * as coming from afar.
 */
export function isNear({ socket, headers }: Asked): boolean {
  return isNearAddress(socket.remoteAddress) && !Object.keys(headers).some((name) => PASSED_ON.test(name));
}
