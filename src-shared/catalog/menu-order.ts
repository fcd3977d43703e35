interface Named {
  readonly id: string;
  readonly name: string;
}

/** The order of what has none of its own: by name, and by id where two are called alike. */
export const byName = (a: Named, b: Named): number => compare(a.name, b.name) || compare(a.id, b.id);

/** The order that a shop gave its menu; what stands at one place follows by name. */
export const byPosition = (
  a: Named & { readonly position: number },
  b: Named & { readonly position: number },
): number => a.position - b.position || byName(a, b);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
