import { useCallback, useSyncExternalStore } from 'react';
import type { PictureId } from '#shared/ids/ids.ts';
import { useTill } from './use-till.tsx';

/** A picture as a data URL; null while it is not here. */
export function usePicture(id: PictureId): string | null {
  const { pictures } = useTill();
  const watch = useCallback((listener: () => void) => pictures.watch(id, listener), [pictures, id]);
  return useSyncExternalStore(watch, () => pictures.read(id));
}
