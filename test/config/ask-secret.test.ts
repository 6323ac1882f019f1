import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { askSecret } from '../../src/config/ask-secret.ts';

/** An input that is a terminal or a pipe, and what was told meanwhile. */
function ask(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  let told = '';
  const answer = askSecret('key: ', input, (text) => {
    told += text;
  });
  return { input, answer, told: () => told };
}

test('a line of a pipe is the secret, and nothing is told', async () => {
  const { input, answer, told } = ask(false);
  input.end('hunter2\nmore\n');
  assert.equal(await answer, 'hunter2');
  assert.equal(told(), '');
});

test('what is typed on a terminal is not shown', async () => {
  const { input, answer, told } = ask(true);
  input.write('hunt');
  input.write('er2\r');
  assert.equal(await answer, 'hunter2');
  assert.equal(told(), 'key: \n');
});

test('an input that ends, and ^C, are no secret', async () => {
  const ended = ask(false);
  ended.input.end();
  assert.equal(await ended.answer, null);
  const broken = ask(true);
  broken.input.write('hun\u0003');
  assert.equal(await broken.answer, null);
  assert.equal(broken.told(), 'key: \n');
});
