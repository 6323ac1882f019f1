// Owns the faults that a server can play, by name: each turns the sound answer to a request into one that is not.
// Pure but for bodies too large to hold, which are made piece by piece. When a fault strikes is decided elsewhere.

import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Answer, plainAnswer } from './http-answer.ts';

/** What a fault has to work with. */
type FaultOccasion = {
  /** The sound answer, whole and uncompressed. */
  readonly sound: Answer;
  /** The answer of so many versions of the story ago (0: the one last given), or the oldest that is remembered. */
  readonly earlier: (versionsAgo: number) => Answer;
  /** 1 for the first request in a row that it strikes. */
  readonly strike: number;
  /** By the server's clock, epoch ms. */
  readonly now: number;
};

export type Fault = {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** The first request that it strikes when nothing else is asked for, counted from 1; and how many in a row. */
  readonly from: number;
  readonly strikes: number;
  /** 'refuse': there is no answer, since there is no connection. */
  readonly play: 'refuse' | ((occasion: FaultOccasion) => Answer);
};

/** The address that redirects to itself. */
export const LOOP_PATH = '/round-and-round';

const RETRY_AFTER_SECONDS = 10;
const SLOW_HEADERS_MS = 30_000;
const HUGE_BODY_BYTES = 50 * 1024 * 1024;
const BOMB_BYTES = 1024 * 1024 * 1024;
const REMEMBERED = Number.POSITIVE_INFINITY;

/** In the order in which help lists them. */
export const FAULTS: readonly Fault[] = [
  fault('refused', 'The connection is refused.', 'refuse'),
  fault('cut-mid-body', 'The connection is closed half way through the body.', ({ sound }) =>
    halfOf(sound, 'hang-up'),
  ),
  fault('reset-mid-body', 'The connection is reset half way through the body.', ({ sound }) =>
    halfOf(sound, 'reset'),
  ),
  fault('stalled-body', 'The body stops half way and nothing more comes.', ({ sound }) =>
    halfOf(sound, 'stall'),
  ),
  fault('slow-headers', 'The first header takes half a minute to come.', ({ sound }) => ({
    ...sound,
    afterMs: SLOW_HEADERS_MS,
  })),
  fault('truncated-json', 'The body is whole by its length, but only half of the JSON.', (on) =>
    replaced(on.sound, firstHalf(on.sound)),
  ),
  fault('wrong-content-type', 'The right body is labelled as an image.', ({ sound }) =>
    replaced(sound, bodyOf(sound), { 'content-type': 'image/png' }),
  ),
  fault('html-error-page', 'A page of apology comes with status 200.', ({ sound }) =>
    replaced(sound, APOLOGY, { 'content-type': 'text/html; charset=utf-8' }),
  ),
  {
    ...fault('not-modified-unheld', 'The very first request is told 304, not modified.', () => ({
      status: 304,
      headers: { etag: 'W/"hash0"' },
      body: new Uint8Array(),
    })),
    from: 1,
    strikes: 1,
  },
  fault('redirect-loop', 'The address redirects to one that redirects to itself.', playLoop),
  fault('not-found-then-back', 'The story is nowhere (404), then back.', () =>
    plainAnswer(404, 'Not found'),
  ),
  {
    ...fault('gone', 'The story is gone (410) and stays so.', () => plainAnswer(410, 'Gone')),
    strikes: Number.POSITIVE_INFINITY,
  },
  fault('rate-limited-seconds', 'Too many requests (429); try again in so many seconds.', () =>
    plainAnswer(429, 'Too many requests', { 'retry-after': String(RETRY_AFTER_SECONDS) }),
  ),
  fault('rate-limited-date', 'Too many requests (429); try again at a certain time.', ({ now }) =>
    plainAnswer(429, 'Too many requests', {
      'retry-after': new Date(now + RETRY_AFTER_SECONDS * 1000).toUTCString(),
    }),
  ),
  fault('server-error', 'The server fails (500).', () => plainAnswer(500, 'Server error')),
  fault('bad-gateway', 'The server behind the server fails (502).', () =>
    plainAnswer(502, 'Bad gateway'),
  ),
  fault('unavailable', 'The server is overloaded (503).', () => plainAnswer(503, 'Unavailable')),
  fault('broken-gzip', 'The body says that it is compressed, and is not.', ({ sound }) =>
    replaced(sound, bodyOf(sound), { 'content-encoding': 'gzip' }),
  ),
  fault('gzip-bomb', 'A megabyte of compressed body unpacks to a gigabyte.', ({ sound }) =>
    replaced(sound, bomb, { 'content-encoding': 'gzip' }),
  ),
  fault('huge-body', 'The right body comes after 50 MiB of blanks.', ({ sound }) =>
    replaced(sound, () => padded(bodyOf(sound))),
  ),
  fault('empty-body', 'The body is empty.', ({ sound }) => replaced(sound, new Uint8Array())),
  fault('duplicate-answers', 'The same answer is sent whole again, whatever is held.', (on) =>
    on.earlier(0),
  ),
  {
    ...fault('reordered-answers', 'Answers overtake each other: older, newer, older.', (on) =>
      on.strike % 2 === 1 ? on.earlier(1) : on.sound,
    ),
    strikes: 4,
  },
  fault('stale-copy', 'A copy of long ago comes after a fresh one.', (on) =>
    on.earlier(REMEMBERED),
  ),
];

export function findFault(name: string): Fault | undefined {
  return FAULTS.find((candidate) => candidate.name === name);
}

/** After two sound answers it strikes twice, then all is well: enough to see a story shown, disturbed and recovered. */
function fault(name: string, summary: string, play: Fault['play']): Fault {
  return { name, summary, from: 3, strikes: 2, play };
}

const APOLOGY = Buffer.from(
  '<!doctype html><title>Sorry</title><h1>Sorry</h1><p>Something went wrong on our side.</p>\n',
);

function playLoop(): Answer {
  return plainAnswer(301, 'Moved', { location: LOOP_PATH });
}

function bodyOf(answer: Answer): Uint8Array {
  return answer.body instanceof Uint8Array ? answer.body : new Uint8Array();
}

function firstHalf(answer: Answer): Uint8Array {
  const body = bodyOf(answer);
  return body.subarray(0, Math.floor(body.length / 2));
}

/** Half of the body, where the whole is announced. */
function halfOf(answer: Answer, breaksOff: NonNullable<Answer['breaksOff']>): Answer {
  const length = String(bodyOf(answer).length);
  const headers = { ...answer.headers, 'content-length': length };
  return { ...answer, headers, body: firstHalf(answer), breaksOff };
}

/** Another body under the sound answer's status. Its validator goes, or the client would keep the fault. */
function replaced(answer: Answer, body: Answer['body'], headers: Answer['headers'] = {}): Answer {
  const { etag: _, ...kept } = answer.headers;
  return { ...answer, headers: { ...kept, ...headers }, body };
}

const PIECE_BYTES = 64 * 1024;

function* repeated(byte: string, bytes: number): Generator<Uint8Array> {
  const piece = Buffer.alloc(PIECE_BYTES, byte);
  for (let sent = 0; sent < bytes; sent += PIECE_BYTES) yield piece;
}

async function* padded(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* repeated(' ', HUGE_BODY_BYTES);
  yield body;
}

function bomb(): AsyncIterable<Uint8Array> {
  // Unpacked pieces are made only as fast as packed ones are taken, and no longer than somebody takes them.
  return pipeline(Readable.from(repeated('\0', BOMB_BYTES)), createGzip(), () => {});
}
