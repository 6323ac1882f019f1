// Owns the promise that what was told is kept: the program is killed at random moments while a story is played to it at
// full speed, and then every block that a line told of is in the archive, whole and once. KILLS says how often.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { hashOf } from '../../src/archive/content.ts';
import { decodeBlock } from '../../src/archive/decode-block.ts';
import { revisionAt } from '../../src/model/block.ts';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { COMMAND, environment, type JsonEvent } from './program.ts';

const KILLS = Number(process.env.KILLS ?? 25);
/** The longest that the program lives after its first line. */
const LONGEST_MS = 1500;

type Told = { readonly id: string; readonly text: string; readonly isRemoved: boolean };

/** Follows the story, and kills the program at some moment. Gives what its whole lines told. */
async function followAndKill(
  env: Record<string, string>,
  words: readonly string[],
  afterMs: number,
): Promise<Told[]> {
  const [node, ...before] = COMMAND;
  const program = spawn(node, [...before, 'demo', '--json', ...words], { env });
  const closed = once(program, 'close');
  let stdout = '';
  const first = new Promise<void>((resolve) => {
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      resolve();
    });
  });
  await Promise.race([first, closed]);
  await Promise.race([setTimeout(afterMs), closed]);
  program.kill('SIGKILL');
  await closed;
  return toldIn(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
}

function toldIn(lines: string): Told[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line): JsonEvent => JSON.parse(line))
    .flatMap(({ event, block }) =>
      block === undefined
        ? []
        : [{ id: block.id, text: block.text, isRemoved: event === 'remove' }],
    );
}

/** What the archive holds, read by nothing but SQLite; throws for what is not whole. */
function keptIn(home: string) {
  const database = new DatabaseSync(join(home, 'archive.sqlite'));
  try {
    const sound = database.prepare('PRAGMA integrity_check').get();
    assert.equal(sound?.integrity_check, 'ok');
    const revisions = database
      .prepare('SELECT block.id, revision_at, hash, content FROM revision JOIN block USING (block)')
      .all();
    const removed = database
      .prepare('SELECT id FROM block WHERE removed_revision_at IS NOT NULL')
      .all();
    const pointless = database
      .prepare(
        'SELECT count(*) AS n FROM block WHERE newest NOT IN (SELECT revision FROM revision)',
      )
      .get();
    assert.equal(pointless?.n, 0);
    return { revisions, removed: new Set(removed.map(({ id }) => id)) };
  } finally {
    database.close();
  }
}

function textIn(content: unknown, id: unknown): string {
  const block = decodeBlock(content, id);
  return block === null ? '' : textOfBlock(block);
}

function isWhole(row: ReturnType<typeof keptIn>['revisions'][number]): boolean {
  const block = decodeBlock(row.content, row.id);
  return (
    block !== null &&
    revisionAt(block) === row.revision_at &&
    hashOf(String(row.content)) === row.hash
  );
}

test(`of ${KILLS} kills at random moments none costs what was told`, async (t) => {
  const env = environment(t);
  const told = new Map<string, Told>();
  let all = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const afterMs = Math.floor(Math.random() * LONGEST_MS);
    // Four visits take it from its beginning to its end.
    const begins = kill % 4 === 0;
    if (begins) told.clear();
    const words = ['--speed', '20000', ...(begins ? ['--from', 'start'] : [])];
    for (const one of await followAndKill(env, words, afterMs))
      told.set(`${one.id} ${one.text}`, one);
    checkKept(env.TELEPRINTER_HOME ?? '', told, `kill ${kill + 1}, ${afterMs} ms in`);
    all += told.size;
  }
  t.diagnostic(`${all} times a revision was told, and is kept`);
  assert.ok(all > 25);
});

function checkKept(home: string, told: ReadonlyMap<string, Told>, when: string): void {
  const { revisions, removed } = keptIn(home);
  assert.ok(revisions.every(isWhole), `${when}: half a revision`);
  const names = revisions.map(({ id, revision_at, hash }) => `${id} ${revision_at} ${hash}`);
  assert.equal(new Set(names).size, names.length, `${when}: a revision twice`);
  const texts = new Set(revisions.map(({ id, content }) => `${id} ${textIn(content, id)}`));
  for (const [name, { id, isRemoved }] of told) {
    assert.ok(texts.has(name), `${when}: ${id} was told and is not kept`);
    assert.ok(!isRemoved || removed.has(id), `${when}: the removal of ${id} is not kept`);
  }
}
