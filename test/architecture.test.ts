// Owns the check that the import table in ARCHITECTURE.md is what the code does, and the rules of the tree that no linter knows.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

type Rule = { readonly places: ReadonlySet<string>; readonly packages: ReadonlySet<string> };

function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/u.test(name),
  );
}

/** A file's place in the table: its folder, or its own name where it stands directly in src. */
function placeOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const forms =
    /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\s*\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'/gu;
  return [...text.matchAll(forms)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function readTable(): Map<string, Rule> {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const section = page.split('## Who may import whom')[1]?.split('\n## ')[0] ?? '';
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return new Map(
    rows.map((row) => {
      const [, place = '', places = '', packages = ''] = row.split('|').map((cell) => cell.trim());
      return [place, { places: toSet(places), packages: toSet(packages) }];
    }),
  );
}

function toSet(cell: string): Set<string> {
  return new Set(
    cell
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '–' && name !== ''),
  );
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function breachesIn(file: string, rule: Rule): string[] {
  return importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      return rule.packages.has(packageName(specifier)) ? [] : [`${file} imports ${specifier}`];
    }
    const target = placeOf(relative(SRC, join(SRC, dirname(file), specifier)));
    return target === placeOf(file) || rule.places.has(target)
      ? []
      : [`${file} imports ${specifier}`];
  });
}

test('every import is one that the table in ARCHITECTURE.md allows', () => {
  const table = readTable();
  const breaches = sourceFiles().flatMap((file) => {
    const rule = table.get(placeOf(file));
    return rule === undefined ? [`${file} is in no row of the table`] : breachesIn(file, rule);
  });
  assert.deepEqual(breaches, []);
});

test('the table names only places that exist', () => {
  const places = new Set(sourceFiles().map(placeOf));
  const missing = [...readTable().keys()].filter((place) => !places.has(place));
  assert.deepEqual(missing, []);
});

test('every source file opens by saying what it owns', () => {
  const silent = sourceFiles().filter(
    (file) => !/^(?:#!.*\n)?\/\/ \S/u.test(readFileSync(join(SRC, file), 'utf8')),
  );
  assert.deepEqual(silent, []);
});

test('no file outgrows one job, and no folder is a drawer for odds and ends', () => {
  const long = sourceFiles().filter(
    (file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 301,
  );
  const vague = sourceFiles().filter((file) =>
    /(?:^|\/)(?:utils?|helpers?|common|types|misc|index)(?:\/|\.tsx?$)/u.test(file),
  );
  assert.deepEqual([...long, ...vague], []);
});

test('only cli.tsx may end the process', () => {
  const enders = sourceFiles().filter(
    (file) =>
      file !== 'cli.tsx' &&
      /process\.(?:exit\(|reallyExit|abort\()/u.test(readFileSync(join(SRC, file), 'utf8')),
  );
  assert.deepEqual(enders, []);
});
