import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPainting } from '../../src/ui/painter.ts';
import type { Reading } from '../../src/ui/reading.ts';
import { openReading } from './harbour-reading.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function startUp(
  change: (reading: Reading) => Partial<Reading> = () => ({}),
  lowBandwidth = false,
) {
  const opened = openReading();
  const frames: string[] = [];
  const faults: unknown[] = [];
  const stop = startPainting(
    {
      reading: { ...opened.reading, ...change(opened.reading) },
      terminal: { draw: (frame) => frames.push(frame) },
      colour: lowBandwidth,
      lowBandwidth,
    },
    (error) => faults.push(error),
  );
  return { ...opened, frames, faults, stop };
}

test('the screen is drawn before the turn is over, row by row', () => {
  const { frames, reading } = startUp();
  const [frame = ''] = frames;
  assert.equal(frame.split('\n').length, reading.getScreen().rows.length);
  assert.match(frame, /The harbour gate/u);
});

test('on a slow line rows are drawn without looks', () => {
  const [frame = ''] = startUp(undefined, true).frames;
  assert.match(frame, /The harbour gate/u);
  assert.doesNotMatch(frame, /\u001b/u);
});

test('several changes in one turn are one frame, with the last of them', async () => {
  const { frames, press, postBlocks } = startUp();
  press('head-below', 'head-below', 'help');
  postBlocks(3);
  assert.equal(frames.length, 1);
  await turn();
  assert.equal(frames.length, 2);
  assert.match(frames[1] ?? '', /next post/u);
  press('help');
  await turn();
  assert.equal(frames.length, 3);
});

test('nothing is drawn after the end, not even what was due', async () => {
  const { frames, press, stop } = startUp();
  press('help');
  stop();
  press('help');
  await turn();
  assert.equal(frames.length, 1);
});

test('a fault in drawing is told of', async () => {
  const fault = new Error('a fault in drawing');
  let isBroken = false;
  const { faults, press } = startUp((reading) => ({
    getScreen: () => {
      if (isBroken) throw fault;
      return reading.getScreen();
    },
  }));
  isBroken = true;
  press('help');
  await turn();
  assert.deepEqual(faults, [fault]);
});
