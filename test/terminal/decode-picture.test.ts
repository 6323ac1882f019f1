// Owns the tests of the way from bytes to pixels: every format, and whatever else a server may send.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePicture } from '../../src/terminal/decode-picture.ts';
import { readPictureHead } from '../../src/terminal/picture-head.ts';
import { bytesOfPicture, TINY_PICTURES, type TinyPicture } from '../helpers/tiny-pictures.ts';

const ROOM = { width: 400, height: 300 };
const NAMES = Object.keys(TINY_PICTURES) as TinyPicture[];

test('the head tells the format and the size', () => {
  for (const name of NAMES) {
    const head = readPictureHead(bytesOfPicture(name));
    assert.deepEqual(head, { format: name.split(' ')[0], width: 16, height: 8 }, name);
  }
});

test('the head of what is cut off, changed or made up never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.nat(),
      fc.uint8Array({ maxLength: 40 }),
      (name, at, junk) => {
        const bytes = bytesOfPicture(name);
        readPictureHead(bytes.subarray(0, at % bytes.length));
        readPictureHead(Uint8Array.from([...bytes.subarray(0, at % bytes.length), ...junk]));
        readPictureHead(junk);
      },
    ),
    { numRuns: 2000 },
  );
});

for (const name of NAMES) {
  test(`the pixels of a ${name} are what they were`, async () => {
    const decoded = await decodePicture(bytesOfPicture(name), ROOM);
    assert.ok('pixels' in decoded, JSON.stringify(decoded));
    const { width, height, rgb } = decoded.pixels;
    assert.deepEqual([width, height, rgb.length], [16, 8, 16 * 8 * 3]);
    const [red = 0, , blue = 0] = rgb.subarray(0, 3);
    assert.ok(red > 200 && blue < 60, `${red} ${blue}`);
    const [lastRed = 0, , lastBlue = 0] = rgb.subarray(-3);
    assert.ok(lastRed < 60 && lastBlue > 200, `${lastRed} ${lastBlue}`);
  });
}

test('a picture comes back no larger than the room for it', async () => {
  const decoded = await decodePicture(bytesOfPicture('png'), { width: 6, height: 100 });
  assert.ok('pixels' in decoded);
  const { width, height, rgb } = decoded.pixels;
  assert.deepEqual([width, height, rgb.length], [6, 3, 54]);
});

test('what is broken, of another kind or too large is told of', async () => {
  const png = bytesOfPicture('png');
  assert.deepEqual(await decodePicture(png.subarray(0, 60), ROOM), {
    reason: 'the image is broken',
  });
  assert.deepEqual(await decodePicture(new TextEncoder().encode('<html>'), ROOM), {
    reason: 'this is no JPEG, PNG or WebP',
  });
  const huge = Uint8Array.from(png);
  huge.set([0, 0, 0xff, 0xff], 16);
  huge.set([0, 0, 0xff, 0xff], 20);
  assert.deepEqual(await decodePicture(huge, ROOM), { reason: 'the image is too large' });
});
