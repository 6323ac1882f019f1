import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../../src/ui/reading.ts';
import { showApp } from '../../src/ui/show-app.ts';
import { createFakeTerminal } from './fake-terminal.ts';
import { openReading } from './harbour-reading.ts';

test('a fault in drawing is told of, since no key would leave the screen that Ink makes of it', async (t) => {
  const { reading, store } = openReading();
  const terminal = createFakeTerminal();
  const fault = new Error('a fault in drawing');
  let isBroken = false;
  const breaking: Reading = {
    ...reading,
    getScreen: () => {
      if (isBroken) throw fault;
      return reading.getScreen();
    },
  };
  const { promise: told, resolve } = Promise.withResolvers<unknown>();
  const takeOff = await showApp(
    { reading: breaking, colour: true, onKeys: () => {}, terminal: terminal.session },
    new AbortController().signal,
    resolve,
  );
  t.after(() => {
    takeOff();
    reading.close();
    terminal.dispose();
  });
  isBroken = true;
  store.dispatch({ type: 'ticked', now: store.getState().now + 60_000 });
  assert.equal(await told, fault);
});
