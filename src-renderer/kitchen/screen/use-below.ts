import { type RefObject, useEffect, useState } from 'react';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';

/** As much of a card as tells somebody that it is there. */
const GLIMPSE_PX = 72;

/** The cards that stand below what a scrolled list shows; its children are the cards, in their order. */
export function useBelow(list: RefObject<HTMLElement | null>, cards: readonly KitchenCard[]): readonly KitchenCard[] {
  const [inSight, setInSight] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const edge = element.scrollTop + element.clientHeight - GLIMPSE_PX;
      const tops = cards.map((_, at) => (element.children[at] as HTMLElement | undefined)?.offsetTop ?? 0);
      const seen = tops.filter((top) => top <= edge).length;
      setInSight(seen === cards.length ? Number.POSITIVE_INFINITY : seen);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    for (const child of element.children) resized.observe(child);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [list, cards]);
  return cards.slice(inSight);
}
