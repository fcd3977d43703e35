import { describe, expect, it } from 'vitest';
import { pictureSize } from './picture-size.ts';

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WEBP_LOSSY = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA';
const WEBP_LOSSLESS = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

describe('[MN9] a picture’s first bytes', () => {
  it('say what it is and how large, whatever it is called', () => {
    expect(pictureSize(bytes(PNG))).toEqual({ type: 'image/png', width: 1, height: 1 });
    expect(pictureSize(bytes(WEBP_LOSSY))).toEqual({ type: 'image/webp', width: 1, height: 1 });
    expect(pictureSize(Uint8Array.from([...bytes(WEBP_LOSSLESS), 0, 0, 0]))).toEqual({
      type: 'image/webp',
      width: 1,
      height: 1,
    });
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 0, 0, 0, 0];
    expect(pictureSize(Uint8Array.from(jpeg))).toEqual({ type: 'image/jpeg', width: 3, height: 2 });
  });
  it('or that it is none', () => {
    const none = [
      '',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'GIF89a0000000000',
      'RIFF0000WEBPVP8Z00000000000000000',
    ];
    for (const text of none) expect(pictureSize(new TextEncoder().encode(text))).toBeNull();
    expect(pictureSize(bytes(PNG).slice(0, 20))).toBeNull();
  });
});
