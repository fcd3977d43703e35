import type { Table } from '#shared/settings/floor.ts';

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The table that an arrow leads to as the eye would: the nearest that way, what lies straight ahead before what lies aside. */
export function nextTable<T extends Pick<Table, 'x' | 'y' | 'width' | 'height'>>(
  tables: readonly T[],
  from: T,
  key: string,
): T | null {
  const way = WAYS[key];
  if (!way) return null;
  const [fromX, fromY] = middleOf(from);
  const ahead = tables.flatMap((table) => {
    const [x, y] = middleOf(table);
    const along = (x - fromX) * way[0] + (y - fromY) * way[1];
    const aside = Math.abs((x - fromX) * way[1]) + Math.abs((y - fromY) * way[0]);
    return table !== from && along > 0 ? [{ table, far: along + 2 * aside }] : [];
  });
  return ahead.sort((a, b) => a.far - b.far)[0]?.table ?? null;
}

const middleOf = ({ x, y, width, height }: Pick<Table, 'x' | 'y' | 'width' | 'height'>): readonly [number, number] => [
  x + width / 2,
  y + height / 2,
];
