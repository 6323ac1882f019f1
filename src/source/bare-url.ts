// Owns the part of an address that names a page. Knows no source.

/** An address without parameters or fragment. */
export function bareUrl(url: string): string {
  return url.replace(/[?#].*$/su, '');
}
