// Owns the peer that draws by Ink alone: a pager over a text file, its rows cut to the screen, in Ink's incremental mode.
// Run as a program of its own: ink-peer.tsx FILE.

import { readFileSync } from 'node:fs';
import { Box, render, Text, useInput } from 'ink';
import { createElement, useState } from 'react';

const lines = readFileSync(process.argv[2] ?? '', 'utf8').split('\n');
const height = process.stdout.rows - 2;

function Pager() {
  const [top, setTop] = useState(0);
  useInput((input, key) => {
    const step = key.downArrow ? 1 : key.upArrow ? -1 : input === ' ' ? height : 0;
    setTop((at) => Math.min(Math.max(at + step, 0), lines.length - height));
  });
  const rows = lines
    .slice(top, top + height)
    .map((line) => createElement(Text, { wrap: 'truncate' }, line || ' '));
  return (
    <Box flexDirection="column">
      <Text>LIVE The bridge and the ferry</Text>
      {createElement(Box, { flexDirection: 'column' }, ...rows)}
      <Text>{top}</Text>
    </Box>
  );
}

render(<Pager />, { incrementalRendering: true, alternateScreen: true, exitOnCtrlC: false });
