// Owns which origins the reader named, and the credentials that the reader wrote into those addresses. Pure.

export type ReaderOrigins = {
  /** True for an origin that the reader named, and for the https side of a plain http host. */
  isOwn(url: URL): boolean;
  /** The Authorization header for exactly the origin that the credentials were written for; else nothing. */
  credentials(url: URL): Readonly<Record<string, string>>;
};

export function createReaderOrigins(readerUrls: readonly string[]): ReaderOrigins {
  const named = readerUrls.filter((url) => URL.canParse(url)).map((url) => new URL(url));
  const origins = new Set(named.flatMap((url) => [url.origin, upgradedOrigin(url)]));
  const authorizations = new Map(
    named
      .filter((url) => url.username !== '' || url.password !== '')
      .map((url) => [url.origin, basic(url)]),
  );
  return {
    isOwn: (url) => origins.has(url.origin),
    credentials(url) {
      const authorization = authorizations.get(url.origin);
      return authorization === undefined ? {} : { authorization };
    },
  };
}

function upgradedOrigin(url: URL): string {
  return url.protocol === 'http:' && url.port === '' ? `https://${url.hostname}` : url.origin;
}

function basic(url: URL): string {
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** A stray % in a password is a percent sign. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
