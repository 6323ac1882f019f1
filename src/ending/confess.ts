// Owns what is said of a fault of ours, and at the next start of the one before: a sentence, and where its report is.

import { homedir } from 'node:os';
import { archiveFolder } from '../config/folders.ts';
import { keepFaultReport, takeUntoldFault } from './fault-report.ts';
import { formatFaultReport } from './fault-text.ts';

/** Says one sentence, which may lack its full stop. */
type Complain = (sentence: string) => void;

export type Confession = {
  readonly version: () => string;
  readonly command: string;
  /** The folder for everything of ours; null for the platform's own. */
  readonly home: string | null;
  /** False: the reader wants nothing written. */
  readonly writes: boolean;
  readonly complain: Complain;
};

/** Says what happened and keeps a report of it, before it returns. The terminal is the shell's again. */
export function confess(fault: unknown, confession: Confession): void {
  const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  const file = confession.writes ? keepReport(fault, confession) : null;
  const more =
    file === null
      ? 'TELEPRINTER_DEBUG=1 shows where'
      : `where it was is in ${file}, without any of the story`;
  confession.complain(`a fault of teleprinter's own (${reason}); ${more}`);
  if (process.env.TELEPRINTER_DEBUG !== undefined && fault instanceof Error)
    process.stderr.write(`${fault.stack}\n`);
}

/**
 * One sentence about a fault that the reader has not been told of, without its full stop; none where there is none.
 * `isBack`: the reader goes on where it happened.
 */
export function wordsOfLastFault(home: string | null, isBack: boolean): readonly string[] {
  const file = inFolder(home, takeUntoldFault);
  if (file === null) return [];
  const way = isBack ? 'this is where you were' : 'teleprinter alone goes back to where you were';
  return [`the last visit ended in a fault: ${way}; see ${file}`];
}

function keepReport(fault: unknown, { version, command, home }: Confession): string | null {
  const { platform, arch, env, stdout } = process;
  const userHome = inFolder(home, () => homedir()) ?? '';
  const text = formatFaultReport(fault, {
    version: version(),
    command,
    at: Date.now(),
    ranMs: process.uptime() * 1000,
    machine: `node ${process.version}, ${platform} ${arch}`,
    terminal: `${env.TERM ?? 'none'}, ${stdout.columns ?? 0}x${stdout.rows ?? 0}`,
    userHome: userHome.length > 1 ? userHome : null,
  });
  return inFolder(home, (folder) => keepFaultReport(folder, text));
}

/** Null for a user who has no folder anywhere. */
function inFolder(home: string | null, act: (folder: string) => string | null): string | null {
  try {
    return act(archiveFolder(home));
  } catch {
    return null;
  }
}
