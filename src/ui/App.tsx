// Owns the Ink side of the screen: draws the rows of the reading, one Text a row, and hands on keys. Holds no rules.

import { Box, Text, useInput, usePaste } from 'ink';
import { createElement, memo, useSyncExternalStore } from 'react';
import type { Row } from '../layout/row.ts';
import { keyNames } from './key-names.ts';
import type { Reading } from './reading.ts';
import { paintRow } from './theme.ts';

export type AppProps = {
  readonly reading: Reading;
  readonly colour: boolean;
  /** Called with the names of the keys that were read, in order. */
  readonly onKeys: (names: readonly string[]) => void;
};

export function App({ reading, colour, onKeys }: AppProps) {
  const screen = useSyncExternalStore(reading.subscribe, reading.getScreen);
  useInput((input, key) => onKeys(keyNames(input, key)));
  // Without a place for it to go, pasted text would be read as keys.
  usePaste(() => undefined);
  const rows = screen.rows.map((row) => createElement(ScreenRow, { row, colour }));
  // A row of the screen is its position: given as children of their own, rows need no keys.
  return createElement(Box, { flexDirection: 'column' }, ...rows);
}

const ScreenRow = memo(function ScreenRow({ row, colour }: { row: Row; colour: boolean }) {
  // An empty Text has no height.
  return <Text wrap="truncate">{paintRow(row, colour) || ' '}</Text>;
});
