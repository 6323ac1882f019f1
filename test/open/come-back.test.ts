import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '../../src/config/parse-options.ts';
import { comeBackWords, wordsOfGreeting } from '../../src/open/come-back.ts';
import { BUNDLED_STORY } from '../../src/open/opened-story.ts';

const ONE = 'https://example.org/live/one';

const CASES: readonly (readonly [argv: readonly string[], words: string])[] = [
  [['demo', '--speed', '9'], 'teleprinter demo'],
  [['replay', 'the fair', '--at', '14:30'], "teleprinter replay 'the fair'"],
  [[], 'teleprinter'],
  [[ONE], 'teleprinter'],
  [[ONE, '--no-archive'], `teleprinter ${ONE}`],
  [[ONE, '--source', 'feed'], `teleprinter ${ONE} --source feed`],
  [[ONE, `${ONE}?a=1&b=2`], 'teleprinter'],
  [[ONE, `${ONE}?a=1&b=2`, '--no-archive'], `teleprinter ${ONE} '${ONE}?a=1&b=2'`],
  [['a b.html', '--no-archive'], "teleprinter 'a b.html'"],
  [['https://user:pass@example.org/live'], 'teleprinter with the same address'],
  [[`${ONE}?api-key=secret`, '--no-archive'], 'teleprinter with the same address'],
];

for (const [argv, words] of CASES) {
  test(`to come back to ${argv.join(' ') || 'the last story'}`, () => {
    const options = parseOptions(argv, () => true);
    const { command } = options;
    assert.ok(command === 'demo' || command === 'follow' || command === 'replay');
    assert.equal(comeBackWords(options), words);
  });
}

test('who named no story and gets the bundled one is told what it is, and nobody else', () => {
  const greeting = (argv: readonly string[], address: string) => {
    const options = parseOptions(argv, () => true);
    assert.ok(options.command === 'demo' || options.command === 'follow');
    return wordsOfGreeting(options, address);
  };
  assert.deepEqual(greeting([], BUNDLED_STORY), [
    '{help}:help bundled story; yours: teleprinter URL',
  ]);
  assert.deepEqual(greeting([], ONE), []);
  assert.deepEqual(greeting(['demo'], BUNDLED_STORY), []);
  assert.deepEqual(greeting([ONE], ONE), []);
});
