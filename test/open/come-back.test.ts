import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '../../src/config/parse-options.ts';
import { comeBackWords } from '../../src/open/come-back.ts';

const ONE = 'https://example.org/live/one';

const CASES: readonly (readonly [argv: readonly string[], words: string])[] = [
  [['demo', '--speed', '9'], 'teleprinter demo'],
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
    assert.ok(options.command === 'demo' || options.command === 'follow');
    assert.equal(comeBackWords(options), words);
  });
}
