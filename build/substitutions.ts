// Owns the replacing of text in packages. An upgrade that moves the text which is replaced stops the build with a sentence.

import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { LAZY_MODULE } from './lazy-module.ts';
import { ROOT } from './root.ts';
import { LAZY, SUBSTITUTIONS, type Substitution } from './substitution-table.ts';

/** Throws a sentence when the text is not there exactly once. */
function substitute(source: string, { file, why, from, end, to }: Substitution): string {
  const start = source.indexOf(from);
  const stop = end === undefined ? start + from.length : source.indexOf(end, start) + end.length;
  const isSound = start !== -1 && source.indexOf(from, start + 1) === -1 && stop > start;
  if (!isSound || (end !== undefined && !source.includes(end, start))) {
    throw new Error(
      `${file} no longer holds the text that the bundle replaces (${why}): ${from}\n` +
        'Look at what the new version does there, and change the table in build/substitution-table.ts.',
    );
  }
  return source.slice(0, start) + to + source.slice(stop);
}

export type Substituting = {
  readonly plugin: Plugin;
  /** Throws a sentence for what nothing imports any more. To be called after the build. */
  readonly checkAll: () => void;
};

export function createSubstituting(): Substituting {
  const untouched = new Set(SUBSTITUTIONS.map(({ file }) => file));
  return {
    plugin: substitutions((file) => untouched.delete(file)),
    checkAll() {
      if (untouched.size === 0) return;
      const names = [...untouched].join(', ');
      const place = 'build/substitution-table.ts';
      throw new Error(`nothing imports ${names} any more: take it out of ${place}`);
    },
  };
}

function substitutions(onDone: (file: string) => void): Plugin {
  const files = new Map(Map.groupBy(SUBSTITUTIONS, ({ file }) => file));
  return {
    name: 'substitutions',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${LAZY}$`) }, () => ({ path: LAZY, namespace: LAZY }));
      onLoad({ filter: /./, namespace: LAZY }, () => ({
        contents: LAZY_MODULE,
        resolveDir: ROOT,
      }));
      onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => {
        const file = path.split(`node_modules${sep}`).at(-1)?.replaceAll(sep, '/') ?? '';
        const wanted = files.get(file);
        if (wanted === undefined) return undefined;
        onDone(file);
        return { contents: wanted.reduce(substitute, await readFile(path, 'utf8')) };
      });
    },
  };
}
