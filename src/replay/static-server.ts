// Owns a server of bodies that stand still, by path: captured answers, pages that a test makes up and changes.
// Conditional and compressed like the replay server, and as strict about everything else.

import { etagOf, negotiate, plainAnswer } from './http-answer.ts';
import { openLoopback } from './loopback.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import { realWait, writeAnswer } from './write-answer.ts';

export type StaticFile = {
  readonly body: string | Uint8Array;
  readonly contentType: string;
  /** 200 when absent. */
  readonly status?: number;
  /** Names in lower case; they win over the server's own. */
  readonly headers?: Readonly<Record<string, string>>;
};

export type StaticServer = {
  readonly origin: string;
  /** What was asked so far, oldest first. */
  readonly requests: () => readonly LoggedRequest[];
  readonly close: () => Promise<void>;
};

/**
 * Serves each body at its path, which is looked up at each request, with the query first ("/a.json?dcr=true"), then
 * without. `now` (epoch ms) stamps the log.
 */
export async function createStaticServer(
  files: ReadonlyMap<string, StaticFile>,
  now: () => number = () => 0,
): Promise<StaticServer> {
  const log = createRequestLog();
  const loopback = await openLoopback(() => async (request, response) => {
    const url = request.url ?? '';
    const file = files.get(url) ?? files.get(url.replace(/\?.*$/su, ''));
    const answer =
      file === undefined
        ? plainAnswer(404, 'Not found')
        : negotiate(toAnswer(file), request.headers);
    await writeAnswer(response, answer, realWait, log.enter(now(), request, answer));
  });
  return { origin: loopback.origin, requests: log.entries, close: loopback.close };
}

function toAnswer({ body, contentType, status = 200, headers = {} }: StaticFile) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    status,
    headers: {
      'content-type': contentType,
      'cache-control': 'max-age=0',
      etag: etagOf(bytes),
      ...headers,
    },
    body: bytes,
  };
}
