export const commonEn = {
  close: 'Close',
  cancel: 'Cancel',
  remove: 'Remove',
  dismiss: 'Dismiss',
  more: 'More',
  less: 'Less',
  language: 'Language',
  noticesLabel: 'Messages',
  failed: 'The till’s engine could not do this. Nothing was changed; try again.',
  keypad: {
    label: 'Number pad',
    erase: 'Erase one digit',
    point: 'Decimal point',
  },
} as const;
