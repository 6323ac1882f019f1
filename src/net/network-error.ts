// Owns the translation of whatever a socket, TLS, HTTP or zlib threw into one of the kinds that a reader is told.

import { NetworkError } from '../model/errors.ts';
import { shownUrl } from './shown-url.ts';

type Kind = NetworkError['kind'];

/** A refusal of our own, raised where the address is not known. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly kind: Kind;
  /** What the proxy did, in words, where one is to blame. */
  readonly proxy: string | null;

  constructor(kind: Kind, proxy: string | null = null, options?: { cause?: unknown }) {
    super(kind, options);
    this.kind = kind;
    this.proxy = proxy;
  }
}

const KIND_BY_CODE: Readonly<Record<string, Kind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  HPE_INVALID_EOF_STATE: 'reset',
  ENOTFOUND: 'dns',
  ENETUNREACH: 'dns',
  ENETDOWN: 'dns',
  EHOSTUNREACH: 'dns',
  EHOSTDOWN: 'dns',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  HOSTNAME_MISMATCH: 'certificate',
};

const KIND_BY_PATTERN: readonly (readonly [RegExp, Kind])[] = [
  [/^EAI_/u, 'dns'],
  [/CERT|^UNABLE_TO_|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/u, 'certificate'],
  [/^(?:Z_|ERR__ERROR_|ERR_BROTLI|ERR_ZLIB)/u, 'encoding'],
];

/** Never a raw error of a library: those name no URL, and their words are not for readers. The raw one stays as the cause. */
export function toNetworkError(error: unknown, url: URL): NetworkError {
  if (error instanceof NetworkError) return error;
  const proxy = error instanceof RefusalError ? error.proxy : null;
  return new NetworkError(shownUrl(url), kindOf(error), { cause: error, proxy });
}

/** Whether a connection failed over what the other end showed of itself. */
export function isCertificateFault(error: unknown): boolean {
  return kindOf(error) === 'certificate';
}

function kindOf(error: unknown): Kind {
  if (error instanceof RefusalError) return error.kind;
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
  const code = codeOf(error);
  return (
    KIND_BY_CODE[code] ?? KIND_BY_PATTERN.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
  );
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
