export const discountEn = {
  discount: {
    ofOrder: 'Discount on order {{number}}',
    ofLine: 'Discount on {{name}}',
    usual: 'Usual discounts',
    given: 'Discounts given',
    remove: 'Remove the discount {{discount}}',
    kind: 'Kind of discount',
    percent: 'Percent',
    amount: 'Amount',
    value: 'Discount',
    give: 'Give discount',
    why: 'Why, where it matters',
    reasons: { regular: 'Regular guest', staff: 'For the staff', waited: 'Waited too long', offer: 'On offer' },
  },
} as const;
