// Owns which proxy an address is asked through, as the environment says it. Pure: the environment is given.

import { BlockList, isIP } from 'node:net';
import { RefusalError } from './network-error.ts';
import { shownUrl } from './shown-url.ts';

/** The proxy for an address, null to ask it directly. Throws RefusalError for one that is set and cannot be used. */
export type ProxyFor = (url: URL) => URL | null;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * By the usual variables, of which the one in small letters wins: `https_proxy`, `http_proxy`, `all_proxy` for either, and
 * `no_proxy`. What runs on this computer is never asked through another one.
 */
export function readProxies(environment: Environment): ProxyFor {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()] || '';
  const isExempt = readExemptions(read('no_proxy'));
  return (url) => {
    const named = read(`${url.protocol.slice(0, -1)}_proxy`) || read('all_proxy');
    if (named === '' || isLoopback(url.hostname) || isExempt(url)) return null;
    return parseProxy(named);
  };
}

/** As it may be shown: without the name and the password that it is entered with. */
export function shownProxy(proxy: URL): string {
  return shownUrl(proxy).replace(/\/$/u, '');
}

/** A name without a scheme is one of an HTTP proxy, as everywhere. */
function parseProxy(text: string): URL {
  const full = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `http://${text}`;
  const proxy = URL.canParse(full) ? new URL(full) : null;
  if (proxy?.protocol === 'http:' || proxy?.protocol === 'https:') return proxy;
  const shown = proxy === null ? 'that the environment names' : shownProxy(proxy);
  throw new RefusalError('proxy', `the proxy ${shown} is none of http:// or https://`);
}

function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$|\.$/gu, '').toLowerCase();
}

function isLoopback(hostname: string): boolean {
  const host = bareHost(hostname);
  return host === 'localhost' || host.endsWith('.localhost') || isIn('127.0.0.0/8,::1/128', host);
}

type Exemption = (host: string, port: string) => boolean;

function readExemptions(list: string): (url: URL) => boolean {
  const exemptions = list
    .split(/[\s,]+/u)
    .filter((entry) => entry !== '')
    .map(toExemption);
  return ({ hostname, port, protocol }) => {
    const actual = port || (protocol === 'https:' ? '443' : '80');
    return exemptions.some((isExempt) => isExempt(bareHost(hostname), actual));
  };
}

/** One of "*", "example.org", ".example.org", "*.example.org", "example.org:8080", "10.1.2.3", "10.0.0.0/8", "[::1]:80". */
function toExemption(entry: string): Exemption {
  if (entry.includes('/')) return (host) => isIn(entry, host);
  const [, bracketed, named = entry, wanted] =
    /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/u.exec(entry) ?? [];
  const name = bareHost(bracketed ?? named).replace(/^\*?\.(?=.)/u, '');
  return (host, port) =>
    (wanted === undefined || wanted === port) &&
    (name === '*' || host === name || host.endsWith(`.${name}`));
}

/** Whether a literal address is in one of the networks. An entry that is no network holds nothing. */
function isIn(networks: string, host: string): boolean {
  const family = isIP(host);
  if (family === 0) return false;
  return networks.split(',').some((network) => {
    const [address = '', bits = ''] = network.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    if (isIP(address) !== family || !/^\d{1,3}$/u.test(bits) || Number(bits) > most) return false;
    const list = new BlockList();
    list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    return list.check(host, family === 6 ? 'ipv6' : 'ipv4');
  });
}
