import { useEffect } from 'react';
import { arrowAsRead } from '../../components/arrow-as-read.ts';
import { useKitchen } from './kitchen-context.tsx';
import { pressKey } from './press-key.ts';

/** The keys of the kitchen's screen. While a dialog is open they are its own; a focused button keeps Enter and Space. */
export function useBumpBar(): void {
  const kitchen = useKitchen();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { dialog } = kitchen.ui.getState();
      if (dialog || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const isPress = event.key === 'Enter' || event.key === ' ';
      if (isPress && event.target instanceof HTMLButtonElement) return;
      // A key that is held down says one thing once.
      if (event.repeat && !event.key.startsWith('Arrow')) return;
      if (pressKey(kitchen, arrowAsRead(event.key))) event.preventDefault();
    };
    const onPointer = () => kitchen.ui.setState({ byKeys: false });
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onPointer);
    };
  }, [kitchen]);
}
