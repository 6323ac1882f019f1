// Owns the sound answers about a story: one render per version and page, kept until it is superseded and a while longer.
// Knows nothing of sockets or faults.

import {
  type GuardianGlimpse,
  type GuardianPage,
  type Publication,
  renderGlimpse,
  renderPage,
} from './guardian-wire.ts';
import { type Answer, etagOf } from './http-answer.ts';
import { playUntil } from './newsroom.ts';

export type StoryRenderer = {
  /** The newest page (null) or the page with that block, as of the time `at` in epoch ms; null when there is none. */
  readonly answerAt: (at: number, withBlockId: string | null) => Answer | null;
  /** The answer to the cheap question, as of the time `at`. */
  readonly glimpseAt: (at: number) => Answer;
  /** Which version of the story it is at that time: the same number, the same story. */
  readonly versionAt: (at: number) => number;
};

const MAX_KEPT_RENDERS = 32;

/**
 * `freshness` 'kept' renders a page once per version of the story, as a cache in front of the real site does; 'every-time'
 * renders it anew for each request, as the site itself does, so that only ids differ and no validator ever matches.
 */
export function createStoryRenderer(
  publication: Publication,
  options: { readonly maxAgeSeconds: number; readonly freshness: 'kept' | 'every-time' },
): StoryRenderer {
  const kept = new Map<string, Answer>();
  return {
    answerAt: (at, withBlockId) => {
      const newsroom = playUntil(publication.script, at);
      const key = `${newsroom.eventsPlayed} ${withBlockId ?? 'newest'}`;
      const earlier = kept.get(key);
      if (earlier !== undefined && options.freshness === 'kept') return earlier;
      const page = renderPage(publication, newsroom, withBlockId);
      if (page === null) return null;
      const answer = toAnswer(page, options.maxAgeSeconds);
      kept.set(key, answer);
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_KEPT_RENDERS && oldest !== undefined) kept.delete(oldest);
      return answer;
    },
    glimpseAt: (at) =>
      toAnswer(
        renderGlimpse(publication, playUntil(publication.script, at)),
        options.maxAgeSeconds,
      ),
    versionAt: (at) => playUntil(publication.script, at).eventsPlayed,
  };
}

function toAnswer(page: GuardianPage | GuardianGlimpse, maxAgeSeconds: number): Answer {
  const body = Buffer.from(JSON.stringify(page));
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'cache-control': `max-age=${maxAgeSeconds}`,
      etag: etagOf(body),
    },
    body,
  };
}
