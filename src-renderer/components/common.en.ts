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
  time: {
    wrong: 'This is not a time. Write it like {{example}}.',
  },
  date: {
    wrong: 'This is not a date. Write it like {{example}}.',
    ahead: 'This day is still to come.',
    calendar: 'Calendar',
    monthBefore: 'Month before',
    monthAfter: 'Month after',
  },
  keypad: {
    label: 'Number pad',
    erase: 'Erase one digit',
    point: 'Decimal point',
  },
} as const;
