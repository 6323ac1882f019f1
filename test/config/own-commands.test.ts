import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../src/config/commands.ts';
import { HELP_TOPICS } from '../../src/config/own-commands.ts';
import { parseOptions } from '../../src/config/parse-options.ts';

const parse = (line: string) => parseOptions(line.split(' '), () => false);

const UNDERSTOOD: readonly (readonly [line: string, options: object])[] = [
  ['config', { command: 'config', does: 'list', json: false }],
  ['config list --json', { command: 'config', does: 'list', json: true }],
  ['config --json', { command: 'config', does: 'list', json: true }],
  ['config path', { command: 'config', does: 'path' }],
  ['config get order', { command: 'config', does: 'get', name: 'order' }],
  ['config unset keys.top', { command: 'config', does: 'unset', name: 'keys.top' }],
  [
    'config set order oldest',
    { command: 'config', does: 'set', name: 'order', values: ['oldest'] },
  ],
  ['config set guardian-key', { command: 'config', does: 'set', name: 'guardian-key', values: [] }],
  [
    'config set keys.next-block j x',
    { command: 'config', does: 'set', name: 'keys.next-block', values: ['j', 'x'] },
  ],
  [
    'config set highlight -- -x',
    { command: 'config', does: 'set', name: 'highlight', values: ['-x'] },
  ],
  ['completions fish', { command: 'completions', shell: 'fish' }],
  ['help', { command: 'help' }],
  ['help demo', { command: 'help', topic: 'demo' }],
  ['help keys', { command: 'help', topic: 'keys' }],
  ['help settings', { command: 'help', topic: 'settings' }],
  ['demo --help', { command: 'help', topic: 'demo' }],
];

for (const [line, options] of UNDERSTOOD) {
  test(`teleprinter ${line} is understood`, () => {
    assert.deepEqual(parse(line), options);
  });
}

const REFUSED: readonly (readonly [line: string, message: string])[] = [
  ['config frob', 'config takes list, get, set, unset or path, not "frob".'],
  ['config lsit', 'config takes list, get, set, unset or path, not "lsit"; did you mean list?'],
  ['config get', 'config get needs a setting: teleprinter config get NAME.'],
  ['config set', 'config set needs a setting: teleprinter config set NAME VALUE.'],
  ['config unset', 'config unset needs a setting: teleprinter config unset NAME.'],
  ['config get order time', 'config get needs no "time"; leave it out.'],
  ['config unset order time', 'config unset needs no "time"; leave it out.'],
  ['config path order', 'config path needs no "order"; leave it out.'],
  ['config list order', 'config list needs no "order"; leave it out.'],
  ['config get order --json', '--json goes with teleprinter config list only.'],
  [
    'config set order oldest --once',
    '--once goes with teleprinter follow, teleprinter demo, teleprinter live only.',
  ],
  [
    'config set --order oldest',
    'As a setting it has no hyphens: teleprinter config set order VALUE.',
  ],
  ['completions', 'completions needs a shell: teleprinter completions bash|zsh|fish.'],
  ['completions ksh', 'completions takes bash, zsh or fish, not "ksh"; did you mean zsh?'],
  ['completions zsh bash', 'completions takes one word; leave out "bash".'],
  ['help demo live', 'help takes one word; leave out "live".'],
];

for (const [line, message] of REFUSED) {
  test(`teleprinter ${line} is refused in a sentence`, () => {
    assert.deepEqual(parse(line), { command: 'usage-error', message });
  });
}

test('help knows every command, and what is nonsense is told what there is', () => {
  for (const { name } of COMMANDS)
    assert.deepEqual(parse(`help ${name}`), { command: 'help', topic: name });
  const refused = parse('help nonsense');
  assert.ok(refused.command === 'usage-error');
  for (const topic of HELP_TOPICS) assert.ok(refused.message.includes(topic), topic);
  assert.match(refused.message, /^help takes .*, not "nonsense"\.$/u);
});
