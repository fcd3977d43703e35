/*
 * The line between a test and the stand-in in the process that it started. A test asks; what happens on its own (a
 * dialog opens) is told. Real Electron has none of this: there playwright evaluates in the main process instead.
 */
export interface ShownDialog {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

export type Told =
  | { readonly told: 'chromium'; readonly endpoint: string }
  | { readonly told: 'dialog'; readonly dialog: ShownDialog }
  | { readonly told: 'answer'; readonly id: number; readonly value: unknown };

export interface Asked {
  readonly id: number;
  readonly ask: string;
  readonly value: unknown;
}

const answerers = new Map<string, (value: unknown) => unknown>();

export const tellTest = (told: Told): void => {
  process.send?.(told);
};

/** Names what a test may ask for. */
export function answerTest(ask: string, answer: (value: unknown) => unknown): void {
  answerers.set(ask, answer);
}

process.on('message', async ({ id, ask, value }: Asked) => {
  const answer = answerers.get(ask);
  if (!answer) throw new Error(`the stand-in cannot be asked for ${ask}`);
  tellTest({ told: 'answer', id, value: await answer(value) });
});
