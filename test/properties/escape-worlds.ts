// Owns what hostile newsrooms send to a screen, and what a reader does meanwhile: updates of every source, read from pages
// that were spoilt in one place; faults; keys, pasted texts and reports of a terminal.

import fc from 'fast-check';
import {
  DecodeError,
  type FollowFault,
  HttpError,
  NetworkError,
  NotLiveBlogError,
} from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import type { Action } from '../../src/state/state.ts';
import { KEYMAP } from '../../src/ui/keymap.ts';
import { SAMPLES } from '../fuzz/samples.ts';
import { isOwn, readWith } from '../fuzz/source-target.ts';
import { HOSTILE_ADDRESSES, HOSTILE_SIGNS } from '../source/hostile-corpus.ts';
import { spoiltSamples } from '../source/spoilt-samples.ts';

export const anyHostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_SIGNS, ...HOSTILE_ADDRESSES),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** By source: what it reads in its own samples, each spoilt in one place. */
export async function hostileUpdates(): Promise<ReadonlyMap<string, readonly Update[]>> {
  const adapters = await loadAdapters();
  const readers = SAMPLES.map((sample) => adapters.filter((adapter) => isOwn(adapter, sample)));
  const updates = new Map<string, Update[]>(adapters.map(({ name }) => [name, []]));
  for (const { number, body } of spoiltSamples()) {
    for (const adapter of readers[number] ?? []) {
      const update = readWith(adapter, body);
      if (update !== null && update.blocks.length > 0) updates.get(adapter.name)?.push(update);
    }
  }
  return updates;
}

const anyFault: fc.Arbitrary<FollowFault> = fc.oneof(
  anyHostileText.map((text) => new DecodeError(text, text, { url: text })),
  anyHostileText.map((text) => new HttpError(text, 503)),
  anyHostileText.map((text) => new NetworkError(text, 'proxy', { proxy: text })),
  anyHostileText.map((text) => new NotLiveBlogError(text, 'article', [{ url: text, title: text }])),
);

export function anyAction(updates: readonly Update[], now: number): fc.Arbitrary<Action> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...updates), fc.constantFrom('poll', 'backfill'))
        .map(([update, cause]) => ({
          ...{ type: 'update-received' as const, update, cause },
          receivedAt: now,
        })),
    },
    {
      weight: 1,
      arbitrary: anyFault.map((fault) => ({
        ...{ type: 'poll-failed' as const, fault, failedAt: now },
        retryAt: now + 60_000,
      })),
    },
  );
}

/** What a terminal sends for the keys that have more than a character. */
const NAMED_KEYS: Readonly<Record<string, string>> = {
  ...{ up: '\u001b[A', down: '\u001b[B', left: '\u001b[D', right: '\u001b[C', esc: '\u001b' },
  ...{ home: '\u001b[H', end: '\u001b[F', pageup: '\u001b[5~', pagedown: '\u001b[6~' },
  ...{ enter: '\r', tab: '\t', backspace: '\u007f', delete: '\u001b[3~', space: ' ' },
};

/** All of the table but those that end the visit. */
const KEYS = KEYMAP.filter(({ command }) => !['quit', 'interrupt', 'suspend'].includes(command))
  .flatMap(({ keys }) => keys)
  .map((key) =>
    /^\^.$/u.test(key) ? String.fromCharCode(key.charCodeAt(1) & 31) : (NAMED_KEYS[key] ?? key),
  );

/** Openings of what lies over the timeline, and what is asked of it: rarer among all keys than they are worth. */
const DEEP_KEYS = ['?', 'E', 'c', 'c ', 'v', 'C', '\t', 'i', 'ii', '/', '&', '+', 'y', 'Y', 'o'];

/** One piece of what a terminal sends; keys that would end the visit are left out. */
export const anyTyping: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 6, arbitrary: fc.constantFrom(...DEEP_KEYS) },
  { weight: 2, arbitrary: fc.constantFrom('boat\r', 'is:key\r', 'a', '1', '\r', '\u001b') },
  {
    weight: 2,
    arbitrary: anyHostileText.map(
      (text) => `\u001b[200~${text.replaceAll('\u001b[201~', '')}\u001b[201~`,
    ),
  },
  { weight: 1, arbitrary: anyHostileText.map((text) => text.replaceAll(/[q\u0003\u001a]/gu, '')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['\u001b[<0;20;5M', '\u001b[<64;1;1M', '\u001b[O', '\u001b[I', '\u001b[0n'],
      ...['\u001b[?1;2c', '\u001b]11;rgb:0000/0000/0000\u0007', '\u001bP1$r0m\u001b\\'],
    ),
  },
);
