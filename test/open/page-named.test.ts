// Owns the check that no page, whatever source reads it, can have the reader's own network asked: each way in which a page
// names an address of its own is tried with one that stands on this computer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DetectionStep } from '../../src/follow/detect.ts';
import { NetworkError } from '../../src/model/errors.ts';
import { openAddress } from '../../src/open/open-address.ts';
import { NO_ARCHIVE } from '../../src/open/reader-archive.ts';
import { startServer } from '../helpers/loopback-server.ts';

const BLOG = 'a'.repeat(24);

const PAGES: Readonly<Record<string, (origin: string) => string>> = {
  'an endpoint of WordPress': (origin) =>
    `<div id="wpcom-liveblog-container" class="7"></div><script>var liveblog_settings = ${JSON.stringify(
      { endpoint_url: `${origin}/wp-json/liveblog/v1/7/`, state: 'enable' },
    )};</script>`,
  "a host of Sourcefabric's": (origin) =>
    `<script>window.LB = ${JSON.stringify({ api_host: `${origin}/`, blog: { _id: BLOG } })};</script>`,
  "a frame of Sourcefabric's": (origin) =>
    `<iframe id="liveblog-iframe" src="${origin}/blogs/${BLOG}/index.html"></iframe>`,
  "a channel of Norkon's": (origin) =>
    `<script>livecenter("${origin}/BulletinFeed/gazette/7/Initial/");</script>`,
};

for (const [what, page] of Object.entries(PAGES)) {
  test(`a page that names ${what} on this computer has nothing asked there`, async (t) => {
    const inside = await startServer(t, (_, response) => response.end('{}'));
    const outside = await startServer(t, (_, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><title>Storm</title>${page(inside.origin)}`),
    );
    const steps: DetectionStep[] = [];
    const url = `${outside.origin}/live/storm`;
    const options = { source: null, intervalMs: null };
    const story = openAddress(url, options, 'test/1', NO_ARCHIVE, (step) => steps.push(step));
    t.after(story.close);
    await story.session.open(new AbortController().signal);
    const faults = steps.flatMap((step) => ('fault' in step ? [step.fault] : []));
    const isRefused = faults.some(
      (fault) => fault instanceof NetworkError && fault.kind === 'unsafe-address',
    );
    assert.ok(isRefused, faults.map(String).join());
    assert.equal(inside.connections(), 0);
  });
}
