// Owns the question whether an address is one that only the reader may name: loopback, private, link-local or reserved.
// A page must never make us ask such an address, for behind it stand the reader's own machines.

import { BlockList, isIP } from 'node:net';

const PRIVATE_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];

/** The first holds `::`, `::1` and the old IPv4-compatible forms; 2002::/16 is 6to4, which can wrap any IPv4 address. */
const PRIVATE_IPV6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const PRIVATE = createBlockList();

/** BlockList itself sees through IPv4-mapped IPv6; through the NAT64 prefix, where public sites live too, it does not. */
function createBlockList(): BlockList {
  const list = new BlockList();
  for (const [address, bits] of PRIVATE_IPV4) {
    list.addSubnet(address, bits, 'ipv4');
    list.addSubnet(`64:ff9b::${address}`, 96 + bits, 'ipv6');
  }
  for (const [address, bits] of PRIVATE_IPV6) list.addSubnet(address, bits, 'ipv6');
  return list;
}

/** For a literal IPv4 or IPv6 address; a zone after `%` is ignored. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/u, '');
  return PRIVATE.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * For the hostname of a URL, which has already turned decimal, octal and hexadecimal IPv4 forms into dotted ones.
 * Any other name is private or not by what it resolves to, which only the connection knows.
 */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$|\.$/gu, '');
  if (isIP(bare) !== 0) return isPrivateAddress(bare);
  return bare === 'localhost' || bare.endsWith('.localhost');
}
