export const settledEn = {
  settled: {
    paid: 'Paid',
    change: 'Change',
    tenders: { cash: 'Cash received', card: 'Paid by card', external: 'Other terminal' },
    tip: 'Tip',
    receipt: 'Receipt',
    saving: 'Saving…',
    notSaved: 'Not saved yet: the till’s engine does not answer.',
    next: 'The next item you tap starts a new order.',
    new: 'New order',
    print: {
      none: 'Saved. No receipt is printed.',
      printing: 'Saved. The receipt is being printed.',
      printed: 'Saved. The receipt is printed.',
      waiting: 'Saved. The receipt waits for its printer.',
      failed: 'Saved. The receipt could not be printed.',
    },
  },
} as const;
