// Owns what Ink is for: reading keys. It draws nothing; the rows of the screen are the painter's.

import { useInput, usePaste } from 'ink';
import { keyNames } from './key-names.ts';

export type AppProps = {
  /** Called with the names of the keys that were read, in order. */
  readonly onKeys: (names: readonly string[]) => void;
  readonly onPaste: (text: string) => void;
};

export function App({ onKeys, onPaste }: AppProps) {
  useInput((input, key) => onKeys(keyNames(input, key)));
  // Pasted text is never read as keys.
  usePaste(onPaste);
  return null;
}
