import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { parseFaultPlan } from '../../src/replay/fault-plan.ts';
import { FAULTS } from '../../src/replay/faults.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import type { Wait } from '../../src/replay/write-answer.ts';
import { ask, FAIR, fairAt, pageIn, type Reply } from './village-fair.ts';

/** A server with that plan of faults, at 10 o'clock; `waits` are let go by calling them. */
async function serve(t: TestContext, plan: string) {
  const time = { now: fairAt(5) };
  const waits: { readonly delayMs: number; readonly letGo: () => void }[] = [];
  const wait: Wait = (delayMs, signal) =>
    new Promise((letGo, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      waits.push({ delayMs, letGo });
    });
  const faults = parseFaultPlan(plan);
  assert.ok(faults);
  const server = await createReplayServer({
    script: FAIR,
    clock: { now: () => time.now },
    faults,
    wait,
  });
  t.after(server.close);
  return { server, time, waits, newest: `${server.storyUrl}.json?dcr=true` };
}

function breaksOffHalfWay(reply: Reply, sound: Reply): void {
  assert.equal(reply.status, 200);
  assert.equal(reply.headers['content-length'], String(sound.body.length));
  assert.equal(reply.brokeOff, 'ECONNRESET');
  assert.equal(reply.body.length, Math.floor(sound.body.length / 2));
}

/** What a fault looks like to who asks; the sound answer is given to compare. */
const SYMPTOMS: Record<string, (reply: Reply, sound: Reply) => void> = {
  'cut-mid-body': breaksOffHalfWay,
  'reset-mid-body': breaksOffHalfWay,
  'truncated-json': (reply, sound) => {
    assert.equal(reply.brokeOff, null);
    assert.deepEqual(reply.body, sound.body.subarray(0, Math.floor(sound.body.length / 2)));
    assert.throws(() => pageIn(reply), SyntaxError);
  },
  'wrong-content-type': (reply, sound) => {
    assert.equal(reply.headers['content-type'], 'image/png');
    assert.deepEqual(reply.body, sound.body);
  },
  'html-error-page': (reply) => {
    assert.equal(reply.status, 200);
    assert.equal(reply.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(reply.body.toString(), /^<!doctype html>/u);
  },
  'not-modified-unheld': (reply) => {
    assert.equal(reply.status, 304);
    assert.equal(reply.body.length, 0);
  },
  'not-found-then-back': (reply) => assert.equal(reply.status, 404),
  gone: (reply) => assert.equal(reply.status, 410),
  'rate-limited-seconds': (reply) => {
    assert.equal(reply.status, 429);
    assert.equal(reply.headers['retry-after'], '10');
  },
  'rate-limited-date': (reply) => {
    assert.equal(reply.status, 429);
    assert.equal(reply.headers['retry-after'], 'Mon, 03 Aug 1931 10:00:10 GMT');
  },
  'server-error': (reply) => assert.equal(reply.status, 500),
  'bad-gateway': (reply) => assert.equal(reply.status, 502),
  unavailable: (reply) => assert.equal(reply.status, 503),
  'broken-gzip': (reply) => {
    assert.equal(reply.headers['content-encoding'], 'gzip');
    assert.throws(() => pageIn(reply), { code: 'Z_DATA_ERROR' });
  },
  'huge-body': (reply, sound) => {
    assert.equal(reply.body.length, 50 * 1024 * 1024 + sound.body.length);
    assert.deepEqual(pageIn(reply), pageIn(sound));
  },
  'empty-body': (reply) => {
    assert.equal(reply.status, 200);
    assert.equal(reply.body.length, 0);
    assert.equal(reply.headers['content-length'], '0');
  },
  'duplicate-answers': (reply, sound) => assert.deepEqual(reply.body, sound.body),
};

for (const [name, isSymptom] of Object.entries(SYMPTOMS)) {
  test(`${name} looks as it should, and then all is well`, async (t) => {
    const { newest } = await serve(t, `${name}:2`);
    const sound = await ask(newest);
    isSymptom(await ask(newest, { 'if-none-match': sound.headers.etag ?? '' }), sound);
    const well = await ask(newest);
    assert.equal(well.status, 200);
    assert.deepEqual(pageIn(well), pageIn(sound));
  });
}

test('a fault that is not the story itself brings no validator with it', async (t) => {
  for (const name of ['truncated-json', 'html-error-page', 'empty-body', 'broken-gzip']) {
    const { newest } = await serve(t, `${name}:1`);
    assert.equal((await ask(newest)).headers.etag, undefined, name);
  }
});

test('refused: no connection is to be had for a while, then there is again', async (t) => {
  const { newest, server, waits } = await serve(t, 'refused:2-3');
  const keepAlive = { connection: 'keep-alive' };
  assert.equal((await ask(newest, keepAlive)).headers.connection, 'close');
  await assert.rejects(ask(newest), { code: 'ECONNREFUSED' });
  await assert.rejects(ask(newest), { code: 'ECONNREFUSED' });
  assert.deepEqual(
    waits.map(({ delayMs }) => delayMs),
    [10_000],
  );
  waits[0]?.letGo();
  await new Promise(setImmediate);
  assert.equal((await ask(newest, keepAlive)).headers.connection, 'keep-alive');
  assert.equal(server.requests().length, 2);
});

test('refused from the first request on: nothing listens to begin with', async (t) => {
  const { newest, waits } = await serve(t, 'refused:1');
  await assert.rejects(ask(newest), { code: 'ECONNREFUSED' });
  waits[0]?.letGo();
  await new Promise(setImmediate);
  assert.equal((await ask(newest)).status, 200);
});

test('a server that refuses can be closed', async (t) => {
  const { newest, server, waits } = await serve(t, 'refused:1');
  await server.close();
  waits[0]?.letGo();
  await new Promise(setImmediate);
  await assert.rejects(ask(newest), { code: 'ECONNREFUSED' });
});

test('stalled-body: half of the body comes, then nothing until somebody hangs up', async (t) => {
  const { newest, server } = await serve(t, 'stalled-body:2-3');
  const sound = await ask(newest);
  const half = Math.floor(sound.body.length / 2);
  const impatient = await ask(newest, {}, { maxBytes: half });
  assert.equal(impatient.headers['content-length'], String(sound.body.length));
  assert.equal(impatient.body.length, half);
  const patient = ask(newest);
  while (server.requests().at(2)?.bytes !== half) await new Promise(setImmediate);
  await server.close();
  // Whether the header came before the end is a race; that it ends is not.
  const outcome = await patient.catch((error: Error) => error);
  assert.ok(outcome instanceof Error || outcome.brokeOff !== null);
});

test('slow-headers: not even a header comes for half a minute', async (t) => {
  const { newest, waits } = await serve(t, 'slow-headers:1');
  const pending = ask(newest);
  while (waits.length === 0) await new Promise(setImmediate);
  assert.equal(waits[0]?.delayMs, 30_000);
  waits[0]?.letGo();
  assert.equal((await pending).status, 200);
});

test('redirect-loop: following the redirect leads round and round, which is one strike only', async (t) => {
  const { newest, server } = await serve(t, 'redirect-loop:1');
  let address = newest;
  for (let hop = 0; hop < 5; hop += 1) {
    const reply = await ask(address);
    assert.equal(reply.status, 301);
    address = new URL(reply.headers.location ?? '', address).href;
  }
  assert.equal(address, `${server.origin}/round-and-round`);
  assert.equal((await ask(newest)).status, 200);
});

test('gzip-bomb: little comes that unpacks to very much', async (t) => {
  const { newest } = await serve(t, 'gzip-bomb:1');
  const reply = await ask(newest, {}, { maxBytes: 64 * 1024 });
  assert.equal(reply.headers['content-encoding'], 'gzip');
  assert.ok(reply.body.length < 1024 * 1024);
  let unpacked = 0;
  const gunzip = createGunzip();
  gunzip.on('data', (piece: Buffer) => {
    unpacked += piece.length;
  });
  await new Promise<void>((resolve) => {
    // It was cut off, so the end is an error; what matters is what came before.
    gunzip.on('error', () => resolve());
    gunzip.end(reply.body);
  });
  assert.ok(unpacked > 32 * 1024 * 1024, String(unpacked));
});

test('stale-copy: the oldest version that was told comes again, then the newest', async (t) => {
  const { newest, time } = await serve(t, 'stale-copy:3');
  const replies: Reply[] = [];
  for (const index of [1, 3, 5, 5]) {
    time.now = fairAt(index);
    replies.push(await ask(newest));
  }
  const [oldest, newer, stale, fresh] = replies;
  assert.deepEqual(stale?.body, oldest?.body);
  assert.equal(stale?.headers.etag, oldest?.headers.etag);
  assert.notDeepEqual(newer?.body, oldest?.body);
  assert.equal(fresh && pageIn(fresh).blocks.length, 3);
});

test('stale-copy: versions are what counts, however often each was told', async (t) => {
  const { newest, time } = await serve(t, 'stale-copy:12');
  time.now = fairAt(1);
  const oldest = await ask(newest);
  time.now = fairAt(5);
  for (let request = 2; request < 12; request += 1) await ask(newest);
  assert.deepEqual((await ask(newest)).body, oldest.body);
});

test('reordered-answers: an older version comes between newer ones', async (t) => {
  const { newest, time } = await serve(t, 'reordered-answers');
  const modified: (string | undefined)[] = [];
  for (let index = 0; index < 8; index += 1) {
    time.now = fairAt(index);
    modified.push(pageIn(await ask(newest)).linkedData[0]?.dateModified);
  }
  const at = (index: number) => new Date(fairAt(index)).toISOString();
  assert.deepEqual(modified, [0, 1, 0, 3, 0, 5, 6, 7].map(at));
});

test('every fault has a name for the command line and a sentence for people', () => {
  assert.equal(new Set(FAULTS.map((fault) => fault.name)).size, FAULTS.length);
  for (const { name, summary } of FAULTS) {
    assert.match(name, /^[a-z]+(?:-[a-z]+)*$/u);
    assert.match(summary, /^[A-Z].*\.$/u);
  }
});

test('every fault is tried here', () => {
  const apart = [
    'refused',
    'stalled-body',
    'slow-headers',
    'redirect-loop',
    'gzip-bomb',
    'stale-copy',
    'reordered-answers',
  ];
  const tried = [...Object.keys(SYMPTOMS), ...apart];
  assert.deepEqual(FAULTS.map((fault) => fault.name).sort(), tried.sort());
});
