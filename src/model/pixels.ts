// Owns a picture as it is drawn: so many pixels across and down, three bytes each. Pure; knows no file format.

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row from the top. */
  readonly rgb: Uint8Array;
};

/** The size that has the picture's shape and fits into the room, never larger than the picture; one pixel at least. */
export function fittingSize(
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  room: Pick<Pixels, 'width' | 'height'>,
): Pick<Pixels, 'width' | 'height'> {
  const scale = Math.min(1, room.width / width, room.height / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The picture at another size, not a larger one: each pixel is the mean of those that it stands for. */
export function scalePixels(
  { width, height, rgb }: Pixels,
  size: Pick<Pixels, 'width' | 'height'>,
): Pixels {
  const scaled = new Uint8Array(size.width * size.height * 3);
  for (let y = 0; y < size.height; y += 1) {
    const top = Math.floor((y * height) / size.height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / size.height));
    for (let x = 0; x < size.width; x += 1) {
      const left = Math.floor((x * width) / size.width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / size.width));
      const mean = meanOf(rgb, width, { left, right, top, bottom });
      scaled.set(mean, (y * size.width + x) * 3);
    }
  }
  return { ...size, rgb: scaled };
}

/** So many rows of the picture, from one on; fewer where it ends. */
export function cropPixels({ width, height, rgb }: Pixels, top: number, rows: number): Pixels {
  const bottom = Math.min(top + rows, height);
  return { width, height: bottom - top, rgb: rgb.subarray(top * width * 3, bottom * width * 3) };
}

type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

function meanOf(rgb: Uint8Array, width: number, box: Box): readonly [number, number, number] {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let y = box.top; y < box.bottom; y += 1) {
    for (let at = (y * width + box.left) * 3; at < (y * width + box.right) * 3; at += 3) {
      red += rgb[at] ?? 0;
      green += rgb[at + 1] ?? 0;
      blue += rgb[at + 2] ?? 0;
    }
  }
  const count = (box.right - box.left) * (box.bottom - box.top);
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count)];
}
