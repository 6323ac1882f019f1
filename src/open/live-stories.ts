// Owns asking what is live: one request for a tag page, and what cannot be opened of it left out.

import { codeOfFault } from '../config/exit-codes.ts';
import { explainFault } from '../model/advice.ts';
import { DecodeError, isFollowFault } from '../model/errors.ts';
import { isPrivateHost } from '../net/address.ts';
import { createClient } from '../net/client.ts';
import { readProxies } from '../net/proxies.ts';
import { type LiveStory, parseLive, requestLive } from '../source/guardian/guardian-live.ts';
import { CannotOpenError } from './opened-story.ts';

/**
 * The live blogs, live ones first. `url`: a tag page, or a server that has one; null for the page of all live blogs.
 * Throws CannotOpenError, and what the signal aborts with.
 */
export async function findLiveStories(
  url: string | null,
  userAgent: string,
  signal: AbortSignal,
): Promise<readonly LiveStory[]> {
  const request = requestLive(url);
  const client = createClient({
    userAgent,
    readerUrls: [request.url],
    connect: { proxyFor: readProxies(process.env) },
  });
  try {
    const answer = await client.get(request, signal);
    const body = answer.kind === 'fresh' ? answer.body : '';
    return read(body, request.url).filter((story) => mayBeOpened(story, request.url));
  } catch (error) {
    signal.throwIfAborted();
    if (!isFollowFault(error)) throw error;
    throw new CannotOpenError(explainFault(error), codeOfFault(error));
  } finally {
    await client.close();
  }
}

function read(body: string, url: string): readonly LiveStory[] {
  try {
    return parseLive(body, url);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const reason = `${url} is no list of live blogs: ${error.message}, at ${error.path}`;
    throw new CannotOpenError(`${reason}; give the address of a tag page`, codeOfFault(error));
  }
}

/** A list must not lead the reader to a private address, unless it stands there itself. */
function mayBeOpened(story: LiveStory, listUrl: string): boolean {
  const { hostname, origin } = new URL(story.url);
  return origin === new URL(listUrl).origin || !isPrivateHost(hostname);
}
