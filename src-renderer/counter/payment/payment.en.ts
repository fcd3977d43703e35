export const paymentEn = {
  payment: {
    label: 'Cash payment',
    title: 'Cash',
    back: 'Back to the menu',
    due: 'To pay for order {{number}}',
    exact: 'Exact',
    received: 'Cash received',
    take: 'Take cash',
    takePart: 'Take part of it',
    change: '{{amount}} change',
    left: '{{amount}} left to pay',
  },
} as const;
