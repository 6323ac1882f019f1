// Owns the looking up of names that a page gave us: one that leads to a private address is refused.

import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './address.ts';
import { RefusalError } from './network-error.ts';

/** Checked as the connection is made, so that a name cannot resolve to one address for us and another for the socket. */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map((a) => a.address);
      const refused = error === null && found.some(isPrivateAddress);
      callback(refused ? new RefusalError('unsafe-address') : error, address, family);
    });
  };
}

/** The first address of a name, of those that all are public. Rejects with RefusalError, or what the lookup says. */
export function publicAddressOf(hostname: string, lookup: LookupFunction): Promise<string> {
  return new Promise((resolve, reject) => {
    guardLookup(lookup)(hostname.replace(/^\[|\]$/gu, ''), { all: true }, (error, address) => {
      const first = typeof address === 'string' ? address : address?.[0]?.address;
      if (error === null && first !== undefined) resolve(first);
      else reject(error ?? new RefusalError('dns'));
    });
  });
}
