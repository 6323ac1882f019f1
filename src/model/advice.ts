// Owns what a reader can do about a fault for which nothing was ever shown.

import {
  DecodeError,
  describeFault,
  type FollowFault,
  HttpError,
  NetworkError,
  NotLiveBlogError,
  type Offer,
  type WithoutUpdates,
} from './errors.ts';
import { plainText } from './plain-text.ts';

/** One sentence without its full stop: what happened, at which URL or path, and what to do. Free of controls. */
export function explainFault(fault: FollowFault): string {
  return `${describeFault(fault)}; ${adviceFor(fault)}`;
}

/** Of all publishers that are known here, one asks for keys. */
const KEY_HOST = /^https:\/\/content\.guardianapis\.com\//u;
const KEY_ADVICE =
  'put it into the environment as TELEPRINTER_GUARDIAN_KEY; open-platform.theguardian.com gives keys away';

const NETWORK_ADVICE: Record<NetworkError['kind'], string> = {
  refused: 'check the address and its port, or try again later',
  reset: 'try again',
  dns: 'check the spelling of the address, and your connection',
  timeout: 'try again later',
  certificate: "check the address, and this computer's clock",
  'too-large': 'give the address of a live blog',
  encoding: 'try again later',
  redirect: 'open it in a browser, and give the address that it ends at',
  'unsafe-address': 'give that address yourself if you trust it',
  'key-needed': KEY_ADVICE,
  proxy: 'check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY in the environment',
  other: 'check the address, and your connection',
};

function adviceFor(fault: FollowFault): string {
  if (fault instanceof NetworkError) return NETWORK_ADVICE[fault.kind];
  if (fault instanceof HttpError) return adviceForStatus(fault);
  if (fault instanceof NotLiveBlogError) return adviceWithoutUpdates(fault);
  if (fault instanceof DecodeError && !isWebAddress(fault.url)) {
    return 'give a whole answer of a source, saved as it came';
  }
  return 'open the story in a browser to see what is there';
}

function adviceWithoutUpdates({ found, offers }: NotLiveBlogError): string {
  if (offers.length > 0) return adviceForOffers(offers);
  if (IN_BROWSER.has(found)) return 'open it in a browser to see what is there';
  if (found === 'elsewhere') return 'give the address of the page, and not the file';
  if (found === 'moved') return 'open it in a browser, and give the address that it ends at';
  return 'give the address of a live blog';
}

/** What a person can get past, and a program that says what it is cannot. */
const IN_BROWSER: ReadonlySet<WithoutUpdates> = new Set([
  'subscribers',
  'shell',
  'challenge',
  'consent',
  'login',
]);

function adviceForOffers([first, ...others]: readonly Offer[]): string {
  if (first === undefined) return '';
  const name = first.title === null ? 'a feed' : `the feed "${plainText(first.title)}"`;
  const more = others.length === 0 ? '' : `, and ${others.length} more that --explain lists`;
  return `it offers ${name}, which may hold other things; to follow that, give ${plainText(first.url)}${more}`;
}

function adviceForStatus({ status, url }: HttpError): string {
  if (status === 404) return 'check the address';
  if (status === 410) return 'the publisher has taken it away';
  if (status === 401 || status === 403) {
    return KEY_HOST.test(url)
      ? 'check the key in TELEPRINTER_GUARDIAN_KEY'
      : 'open it in a browser to see whether it is for all';
  }
  return status === 429 || status >= 500 ? 'try again later' : 'check the address';
}

function isWebAddress(url: string | null): boolean {
  return /^https?:/u.test(url ?? '');
}
