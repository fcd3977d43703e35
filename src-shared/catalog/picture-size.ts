/** What a picture's first bytes say it is. */
export interface PictureSize {
  readonly type: 'image/png' | 'image/webp' | 'image/jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What kind of picture these bytes begin as, and how large it would be drawn; null where they are none; spec [MN9]. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers = [pngSize, webpSize, jpegSize] as const;
  for (const read of readers) {
    try {
      const size = read(view);
      if (size && size.width > 0 && size.height > 0) return size;
    } catch {
      // It ends before it has said how large it is.
      return null;
    }
  }
  return null;
}

function pngSize(view: DataView): PictureSize | null {
  const isPng = view.byteLength > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!isPng || letters(view, 12) !== 'IHDR') return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function webpSize(view: DataView): PictureSize | null {
  if (view.byteLength < 30 || letters(view, 0) !== 'RIFF' || letters(view, 8) !== 'WEBP') return null;
  const sized = (width: number, height: number): PictureSize => ({ type: 'image/webp', width, height });
  switch (letters(view, 12)) {
    case 'VP8 ':
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return sized(1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8));
    default:
      return null;
  }
}

/** A JPEG is a row of marked parts; that of the frame says how large it is. */
function jpegSize(view: DataView): PictureSize | null {
  if (view.byteLength < 12 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const mark = view.getUint8(at + 1);
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const letters = (view: DataView, at: number): string =>
  String.fromCharCode(...Array.from({ length: 4 }, (_, place) => view.getUint8(at + place)));
