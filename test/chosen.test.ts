// What was chosen for every run is read once, and whatever is wrong with it told once: in sentences, and in a few words.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readChosen, sayingOnce } from '../src/chosen.ts';

function chosenFrom(t: TestContext, text: string, environment: Record<string, string> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'teleprinter-chosen-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, 'preferences.json'), text);
  return readChosen(home, environment);
}

test('settings that are right count, but for what the environment decides', async (t) => {
  const text =
    '{"order": "oldest", "color": "always", "keys": {"help": "X"}, "theme": {"bar": "dim"}}';
  const chosen = chosenFrom(t, text, { NO_COLOR: '1' });
  assert.deepEqual([...chosen.settings], [['order', ['oldest']]]);
  const { keys, looks, troubles, notice } = await chosen.look(16);
  assert.equal(keys.keyOf('help'), 'X');
  assert.deepEqual(looks.bar, { attributes: [2] });
  assert.deepEqual([troubles, notice], [[], null]);
});

test('one that is wrong is told in a few words with its reason, several by their names', async (t) => {
  const one = await chosenFrom(t, '{"keys": {"star": "q"}}').look(16);
  assert.equal(one.notice, 'keys.star shares "q" with keys.quit');
  const text = '{"order": 7, "keys": {"star": "q", "stra": "x"}, "theme": {"bar": "mauve"}}';
  const several = chosenFrom(t, text);
  const { notice, troubles } = await several.look(16);
  assert.equal(notice, '4 settings are wrong: order, "keys.stra", keys.star, theme.bar');
  assert.equal(troubles.length, 4);
  assert.deepEqual(troubles.slice(0, 1), several.troubles);
});

test('a file that cannot be read is told of, and everything is as it comes', async (t) => {
  const chosen = chosenFrom(t, '{"order": "old');
  assert.equal(chosen.settings.size, 0);
  assert.match(chosen.troubles.join(), /preferences\.json cannot be read/u);
  const { notice, troubles } = await chosen.look(16);
  assert.equal(notice, 'the preferences cannot be read');
  assert.deepEqual(troubles, chosen.troubles);
});

test('what several know of is said once', () => {
  const said: string[] = [];
  const say = sayingOnce((sentence) => said.push(sentence));
  for (const sentence of ['a', 'b', 'a']) say(sentence);
  assert.deepEqual(said, ['a', 'b']);
});
