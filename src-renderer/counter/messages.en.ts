/** What is said over every screen: of printers, screens, the engine and the file. */
export const messagesEn = {
  printAlerts: {
    removed: 'A removed printer',
    dead: '{{name}} does not answer',
    unusable: {
      'no-rights': 'This till may not use the device of {{name}}',
      'no-device': 'The device of {{name}} is gone',
      'no-queue': 'The print queue of {{name}} takes nothing',
      'not-a-printer': 'What answers in place of {{name}} is no printer',
    },
    failed: 'A slip was not printed on {{name}}',
    waits: {
      'paper-out': '{{name}} is out of paper',
      'cover-open': 'The cover of {{name}} is open',
      error: '{{name}} reports an error',
      'in-use': '{{name}} is in use by another program',
      'not-ready': '{{name}} is not ready',
    },
    instead: 'Its tickets come out on {{name}}. Is it switched on and connected?',
    wait: 'Its slips wait until it can print again.',
    look: 'Look in the settings under Print jobs, and tell the kitchen.',
    dismiss: 'I have seen it: {{name}}',
  },
  receiptText: {
    title: 'Receipts say “{{at}}” as it stands: it cannot be filled in',
    more: 'Mend it in the settings under Shop. Receipts come out all the same.',
    dismiss: 'I have seen it: the text of receipts',
  },
  unseenStations: {
    title: 'No screen shows {{names}}.',
    more: 'What is sent there is printed. Is the screen switched on, and in the network?',
  },
  link: {
    looking: 'Looking for the till’s engine…',
    lost: 'Reconnecting to the till’s engine…',
    lostMore: 'What you ring up meanwhile is kept on this screen and handed over when it answers.',
  },
  recovery: {
    recovered: 'This till’s file was damaged and recovered.',
    restored: 'An earlier state of this till was restored.',
    copied: 'This till started on a copy or an older file.',
    nothingMissing: 'No entry is known to be missing.',
    missingSoFar_one: '{{count, number}} entry is missing so far. If the cloud has it, it comes back.',
    missingSoFar_other: '{{count, number}} entries are missing so far. What the cloud has of them comes back.',
    returned_one: 'The cloud gave back {{count, number}} entry.',
    returned_other: 'The cloud gave back {{count, number}} entries.',
    nothingLost: 'Nothing that is known of is lost.',
    lost_one: '{{count, number}} entry is lost.',
    lost_other: '{{count, number}} entries are lost.',
    slips: 'Slips that waited were not printed.',
    report: 'It is written down in the till’s data directory:',
  },
} as const;
