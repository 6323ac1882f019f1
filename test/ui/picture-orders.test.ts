// Owns the tests of looking at images: words first, the image only when it is asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageElement } from '../../src/model/element.ts';
import { createPictureOrders } from '../../src/ui/picture-orders.ts';
import { block } from '../helpers/builders.ts';
import { NOW } from '../helpers/screens.ts';
import { createFakeReach } from './fake-reach.ts';
import { openReading } from './harbour-reading.ts';

const image = (name: string, given: Partial<ImageElement> = {}): ImageElement => ({
  id: name,
  type: 'image',
  url: `https://example.org/${name}.jpg`,
  alt: `The ${name} from above`,
  caption: `The ${name} at noon`,
  credit: 'A. Photographer',
  ...given,
});

function look(images: readonly ImageElement[], given: Parameters<typeof createFakeReach>[0] = {}) {
  const seen = block({ id: 'seen', publishedAt: NOW, title: 'Seen', elements: images });
  const opened = openReading({ blocks: [seen], rows: 20, columns: 60 });
  const reach = createFakeReach(given);
  const { obey, stop } = createPictureOrders({
    ...opened,
    ...reach,
    onFault: (error) => assert.fail(String(error)),
  });
  const press = async () => {
    obey('image');
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ...opened,
    loaded: reach.loaded,
    press,
    stop,
    obey,
    text: () => opened.rows().join('\n'),
  };
}

test('the first time an image is told in words, and nothing is fetched', async () => {
  const { press, loaded, text } = look([image('gate')]);
  await press();
  assert.match(
    text(),
    /The gate from above\nThe gate at noon\nA\. Photographer\nhttps:\/\/example\.org\/gate\.jpg/u,
  );
  assert.match(text(), /i again draws it here/u);
  assert.deepEqual(loaded, []);
});

test('the second time it is fetched and drawn below its words, the third closes it', async () => {
  const { press, loaded, text, reading } = look([image('gate')]);
  await press();
  await press();
  assert.deepEqual(loaded, ['https://example.org/gate.jpg']);
  assert.match(text(), /A\. Photographer\n.*\n\n▀/u);
  await press();
  assert.equal(reading.getReader().layer, null);
});

test('of several each is told before it is fetched, and after the last comes the first', async () => {
  const { press, loaded, text } = look([image('gate'), image('mole')]);
  for (let times = 0; times < 4; times += 1) await press();
  assert.match(text(), /Image 2 of 2\nThe mole/u);
  assert.equal(loaded.length, 2);
  await press();
  assert.match(text(), /Image 1 of 2\nThe gate/u);
  assert.equal(loaded.length, 2);
});

test('where no image is to be drawn it is told in words alone, and nothing more is offered', async () => {
  const { press, loaded, text, reading } = look([image('gate'), image('mole')], {
    areDrawn: false,
  });
  await press();
  assert.match(text(), /The gate from above/u);
  assert.doesNotMatch(text(), /again draws/u);
  await press();
  assert.match(text(), /Image 2 of 2\nThe mole/u);
  assert.deepEqual(loaded, []);
  reading.obey('close');
  assert.equal(reading.getReader().layer, null);
});

test('the footer says what the key does next, and is silent where it does no more', async () => {
  const { press, rows } = look([image('gate'), image('mole', { url: null })]);
  const footer = () => / {2}(i:\w+|q:\w+)/u.exec(rows().at(-1) ?? '')?.[1];
  await press();
  assert.equal(footer(), 'i:draw');
  await press();
  assert.equal(footer(), 'i:next');
  await press();
  assert.equal(footer(), 'i:next');
  const alone = look([image('gate')]);
  await alone.press();
  await alone.press();
  assert.doesNotMatch(alone.rows().at(-1) ?? '', /i:/u);
});

test('why an image is not drawn is said where it would be', async () => {
  const { press, text } = look([image('gate')], { failure: 'the image is broken' });
  await press();
  await press();
  assert.match(text(), /Not drawn: the image is broken\./u);
});

test('an image without words or address is told as that', async () => {
  const { press, loaded, text } = look([
    image('gate', { alt: null, caption: null, credit: null, url: null }),
  ]);
  await press();
  assert.match(text(), /Image\nIt is not described\./u);
  await press();
  assert.deepEqual(loaded, []);
});

test('alt text that repeats the caption is told once', async () => {
  const { press, text } = look([image('gate', { alt: 'The gate', caption: 'The gate' })]);
  await press();
  assert.equal(text().split('The gate').length, 2);
});

test('a post without images is said to have none', async () => {
  const { press, text } = look([]);
  await press();
  assert.match(text(), /no images in the post on top/u);
});

test('an image that comes after the reader has gone back is not shown', async () => {
  const { promise, resolve } = Promise.withResolvers<{ readonly reason: string }>();
  const {
    press,
    reading,
    press: again,
  } = look([image('gate')], { pictures: { load: () => promise } });
  await press();
  await again();
  reading.obey('close');
  resolve({ reason: 'too late' });
  await promise;
  await new Promise((done) => setImmediate(done));
  assert.equal(reading.getReader().layer, null);
});

test('the end of the screen ends what is under way', async () => {
  const signals: AbortSignal[] = [];
  const { press, stop } = look([image('gate')], {
    pictures: {
      load: (_, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    },
  });
  await press();
  await press();
  stop();
  assert.equal(signals[0]?.aborted, true);
});
