// Owns a publisher on this machine whose story grows when it is told to.

import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { makeStory, STORY_PATH } from './story.ts';

export type Newsroom = {
  readonly url: string;
  /** How many times it was asked. */
  readonly asked: () => number;
  /** Publishes one block more. */
  readonly publish: () => void;
  readonly close: () => Promise<void>;
};

/** A story of so many blocks, the newest of them published now. */
export async function openNewsroom(blocks: number): Promise<Newsroom> {
  const files = new Map<string, StaticFile>();
  const server = await createStaticServer(files);
  const startedAt = Math.floor(Date.now() / 60_000) * 60_000;
  let count = blocks;
  const write = () => {
    // The older blocks keep their times: a story grows at its newest end only.
    const newestAt = startedAt + (count - blocks) * 120_000;
    const body = makeStory(count, newestAt, { origin: server.origin });
    files.set(`/${STORY_PATH}.json`, { body, contentType: 'application/json' });
  };
  write();
  return {
    url: `${server.origin}/${STORY_PATH}`,
    asked: () => server.requests().length,
    publish: () => {
      count += 1;
      write();
    },
    close: server.close,
  };
}
