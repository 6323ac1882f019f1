// Owns what the first bytes of a picture tell: its format and its size, so that one that would fill the memory is refused
// before it is unpacked. Pure; trusts nothing, and reads nothing beyond what is there.

export type PictureHead = {
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly width: number;
  readonly height: number;
};

/** Null for any other format, and for what is broken. */
export function readPictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readPng(view) ?? readWebp(view) ?? readJpeg(view);
  } catch {
    // Cut off before its size.
    return null;
  }
}

function readPng(view: DataView): PictureHead | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null;
  return sized('png', view.getUint32(16), view.getUint32(20));
}

const RIFF = 0x52494646;
const WEBP = 0x57454250;

/** Its three forms: with loss, without, and the extended one that names the size of the canvas. */
function readWebp(view: DataView): PictureHead | null {
  if (view.getUint32(0) !== RIFF || view.getUint32(8) !== WEBP) return null;
  switch (view.getUint32(12)) {
    case 0x56503820:
      return sized('webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return sized('webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858:
      return sized('webp', uint24(view, 24) + 1, uint24(view, 27) + 1);
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);
}

/** Goes from segment to segment to the one that begins the picture itself. */
function readJpeg(view: DataView): PictureHead | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    // A byte may fill the space before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

/** Any of the markers C0 to CF but those for tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function sized(format: PictureHead['format'], width: number, height: number): PictureHead | null {
  return width > 0 && height > 0 ? { format, width, height } : null;
}
