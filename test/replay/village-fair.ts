// Owns the small stories that the replay tests tell, and a plain way to ask a server for an answer.

import { type IncomingHttpHeaders, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { GuardianPage } from '../../src/replay/guardian-wire.ts';
import type { ScriptEvent, StoryScript } from '../../src/replay/script.ts';

/** A day at a fair, in 1931: before the epoch, as the bundled story is. */
export const FAIR: StoryScript = {
  path: 'village/live/1931/aug/03/fair',
  headline: 'The village fair – live',
  standfirst: '<p>Cakes, marrows and a lost goat</p>',
  byline: 'Ada Moss and Ben Low',
  events: [
    {
      at: '1931-08-03T09:00:00Z',
      did: 'post',
      block: 'gates',
      content: { title: 'The gates open', body: ['The gates are <em>open</em>.'], keyEvent: true },
    },
    {
      at: '1931-08-03T09:10:00Z',
      did: 'post',
      block: 'goat',
      content: { body: ['A goat is loose.'], contributors: ['Ada Moss'] },
    },
    { at: '1931-08-03T09:12:00Z', did: 'pin', block: 'gates' },
    {
      at: '1931-08-03T09:15:30Z',
      did: 'edit',
      block: 'goat',
      content: { body: ['A goat was loose; it is caught.'] },
    },
    { at: '1931-08-03T09:20:00Z', did: 'headline', headline: 'The fair is on – live' },
    {
      at: '1931-08-03T10:00:00Z',
      did: 'post',
      block: 'sum',
      content: {
        summary: true,
        body: [
          { heading: 'So far' },
          { list: ['gates', 'goat'] },
          { list: ['one'], ordered: true },
          { quote: ['I never saw such a marrow.'] },
          { link: { prefix: 'Related: ', text: 'Marrows', url: 'https://example.org/marrows' } },
          {
            image: {
              url: 'https://example.org/marrow.jpg',
              alt: 'A marrow',
              caption: 'The marrow',
              credit: 'Photograph: B. Low',
            },
          },
        ],
      },
    },
    { at: '1931-08-03T10:05:00Z', did: 'remove', block: 'goat' },
    { at: '1931-08-03T10:06:00Z', did: 'unpin' },
    { at: '1931-08-03T18:00:00Z', did: 'end' },
  ],
};

/** When the fair's event with that index (from 0) has just happened. */
export function fairAt(index: number): number {
  return Date.parse(FAIR.events[index]?.at ?? '');
}

const FIRST_MINUTE = Date.parse('1931-08-03T09:00:00Z');

/** When the block `minute` of a long day is posted. */
export function minuteAt(minute: number): number {
  return FIRST_MINUTE + minute * 60_000;
}

/** A story of so many posts, one a minute, named "block-0" on; every fifth is a key event. */
export function longDay(posts: number): StoryScript {
  const events = Array.from(
    { length: posts },
    (_, index): ScriptEvent => ({
      at: new Date(minuteAt(index)).toISOString().replace('.000', ''),
      did: 'post',
      block: `block-${index}`,
      content: {
        body: [`Report number ${index}.`],
        ...(index % 5 === 0 ? { keyEvent: true, title: `Key ${index}` } : {}),
      },
    }),
  );
  return { ...FAIR, events };
}

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The system's code of the error that broke it off. */
  readonly brokeOff: string | null;
};

/** Asks once on a connection of its own; rejects only when no header came. `maxBytes`: hang up after so much body. */
export function ask(
  url: string,
  headers: Record<string, string> = {},
  { method = 'GET', maxBytes = Number.POSITIVE_INFINITY } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let lateError = reject;
    const asked = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      let received = 0;
      const settle = (brokeOff: string | null) =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces),
          brokeOff,
        });
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        received += piece.length;
        if (received >= maxBytes) response.destroy();
      });
      response.on('end', () => settle(null));
      response.on('close', () => settle('closed'));
      lateError = (error: NodeJS.ErrnoException) => settle(error.code ?? 'error');
      response.on('error', lateError);
    });
    asked.on('error', (error) => lateError(error));
    asked.end();
  });
}

/** The page in a sound answer. */
export function pageIn(reply: Reply): GuardianPage {
  const body = reply.headers['content-encoding'] === 'gzip' ? gunzipSync(reply.body) : reply.body;
  return JSON.parse(body.toString());
}
