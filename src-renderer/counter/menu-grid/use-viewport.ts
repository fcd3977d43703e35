import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

interface Viewport {
  readonly width: number;
  readonly height: number;
  /** In steps of a few rows, so that scrolling does not paint anew with every pixel. */
  readonly scrollTop: number;
}

const STEP = 96;

/** The visible part of a scrolling element. While the element is hidden, what was known of it stays. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, scrollTop: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const width = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const height = element.clientHeight;
      if (element.clientWidth === 0) return;
      setViewport((known) => (known.width === width && known.height === height ? known : { ...known, width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      const scrollTop = Math.floor(element.scrollTop / STEP) * STEP;
      setViewport((known) => (known.scrollTop === scrollTop ? known : { ...known, scrollTop }));
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [scroller]);

  return viewport;
}
