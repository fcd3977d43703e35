/** What is said while a line is put together. */
export const lineEditorEn = {
  choices: {
    optional: 'Optional',
    upTo: 'Up to {{max}}',
    exactly_one: 'Choose one',
    exactly_other: 'Choose {{count}}',
    between: 'Choose {{min}} to {{max}}',
    missing_one: 'Choose one of “{{group}}”.',
    missing_other: 'Choose {{count}} of “{{group}}”.',
    another: 'One more {{name}}',
  },
  editor: {
    add: 'Add',
    save: 'Save',
    discard: 'Discard',
    price: 'Price',
    quantity: 'Quantity',
    note: 'Note',
    notePlaceholder: 'For the kitchen, such as “no sugar”',
    needsPrice: 'Enter the price.',
    needsQuantity: 'Enter how many.',
  },
} as const;
