// Owns opening several addresses as one story: what each is called beside its posts, and that all are closed together.

import { followSeveral } from '../follow/several.ts';
import { systemClock } from '../net/clock.ts';
import type { AddressOptions } from './address-session.ts';
import { keptUnder, openAddress } from './open-address.ts';
import type { OpenedStory } from './opened-story.ts';
import type { ReaderArchive } from './reader-archive.ts';
import { findSetPlace } from './set-place.ts';
import { joinHistories } from './story-history.ts';

/** Two http or https addresses at least. Asks nothing yet. Each is kept in the archive as the story that it is; the place is theirs together. */
export function openSeveral(
  urls: readonly string[],
  options: AddressOptions,
  userAgent: string,
  archive: ReaderArchive,
): OpenedStory {
  const names = urls.map((url) => keptUnder(url, options.source));
  const { place, save } = findSetPlace(archive, names);
  const given = { ...options, placeInSet: place };
  const stories = urls.map((url) => openAddress(url, given, userAgent, archive));
  const labels = labelsOf(urls);
  const branches = stories.map(({ store, session }, index) => ({
    label: labels[index] ?? String(index + 1),
    store,
    session,
  }));
  const joined = followSeveral(branches, systemClock.now);
  const histories = stories.flatMap(({ history }, index) =>
    history === undefined ? [] : { label: labels[index] ?? String(index + 1), history },
  );
  return {
    ...joined,
    history: joinHistories(histories, joined.store),
    address: stories.map(({ address }) => address).join(' + '),
    keptUnder: names,
    savePlace: save,
    ...(place === null ? {} : { place }),
    storyNow: systemClock.now,
    speed: 1,
    bytesReceived: () => stories.reduce((sum, story) => sum + (story.bytesReceived?.() ?? 0), 0),
    async close() {
      await Promise.all(stories.map((story) => story.close()));
    },
  };
}

/**
 * The name of each publisher in one word: "theguardian" of www.theguardian.com. Numbered where two have one name.
 */
export function labelsOf(urls: readonly string[]): readonly string[] {
  const names = urls.map(publisherOf);
  return names.map((name, index) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return isAlone
      ? name
      : `${name.slice(0, 6)}${names.slice(0, index + 1).filter((one) => one === name).length}`;
  });
}

/** Second-level domains under which publishers stand: "bbc.co.uk", "abc.net.au". */
const PUBLIC_SECOND = /^(?:co|com|net|org|gov|ac)$/u;

function publisherOf(url: string): string {
  const { hostname } = new URL(url);
  if (/^[\d.]+$|^\[/u.test(hostname)) return hostname.replace(/^\[|\]$/gu, '');
  const parts = hostname.replace(/^www\./u, '').split('.');
  const isSecond = parts.length > 2 && PUBLIC_SECOND.test(parts.at(-2) ?? '');
  return parts.at(isSecond ? -3 : -2) ?? hostname;
}
