import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVoice } from '../../src/inline/voice.ts';

async function said(
  speak: (voice: ReturnType<typeof createVoice>) => void,
  columns: number | null = null,
): Promise<string> {
  let text = '';
  const voice = createVoice(
    async (piece) => {
      await null;
      text += piece;
    },
    () => columns,
  );
  speak(voice);
  await voice.done();
  return text;
}

test('paragraphs are parted by a blank line, and typed digits have a line of their own', async () => {
  const text = await said((voice) => {
    voice.tell('One.\n  two\n');
    voice.tell('');
    voice.echo('1');
    voice.echo('2');
    voice.tell('Three.\n');
    voice.tell('Four.\n');
  });
  assert.equal(text, 'One.\n  two\n12\n\nThree.\n\nFour.\n');
});

test('in a window lines go on between words, in a pipe they are whole', async () => {
  const speak = (voice: ReturnType<typeof createVoice>) =>
    voice.tell('The gate is open and the ferry waits.\n');
  assert.equal(await said(speak), 'The gate is open and the ferry waits.\n');
  assert.equal(await said(speak, 24), 'The gate is open and\nthe ferry waits.\n');
});

test('no control gets through, whoever put it there', async () => {
  const text = await said((voice) => voice.tell('A\u001b[2J file\u0007\u009b31m.\nB\r\u202e.\n'));
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\u0000-\u001f\u007f-\u009f\u202e]/u);
});
