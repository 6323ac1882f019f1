// Owns how bytes are told of to a reader who wants to know what a story costs the line.

/** What has come from the publisher so far, over the wire, and what was drawn on the terminal. */
export type Meter = { readonly received: number; readonly drawn: number };

/** "41 KB in, 9 KB drawn". */
export function formatMeter({ received, drawn }: Meter): string {
  return `${formatBytes(received)} in, ${formatBytes(drawn)} drawn`;
}

/** Thousands, as lines are sold: "812 bytes", "9.4 KB", "41 KB", "1.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte${bytes === 1 ? '' : 's'}`;
  return bytes < 999_500 ? `${short(bytes / 1000)} KB` : `${short(bytes / 1_000_000)} MB`;
}

function short(amount: number): string {
  return amount < 9.95 ? amount.toFixed(1) : String(Math.round(amount));
}
