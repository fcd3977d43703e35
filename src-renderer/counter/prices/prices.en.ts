/** What is done to prices beside discounts. */
export const pricesEn = {
  comp: {
    ofLine: 'Give away {{name}}',
    ofOrder: 'Give away order {{number}}',
    text: 'All that is left of it is taken off the bill. The reason is kept with the order.',
    action: 'Give away',
    reasons: {
      waited: 'Waited too long',
      complaint: 'Was not right',
      regular: 'Regular guest',
      staff: 'For the staff',
    },
  },
  reprice: {
    title: 'Another price for {{name}}',
    price: 'Price for one',
    why: 'Why',
    from: 'It was {{price}}',
    action: 'Sell at {{price}}',
    back: 'Back to {{price}}',
    reasons: {
      damaged: 'Damaged',
      promised: 'Was promised',
      wrong: 'Wrong on the menu',
      shelf: 'Near its date',
    },
  },
  exempt: {
    title: 'Exempt order {{number}} from tax',
    text: 'Taxes on top are not added, and taxes within the prices come out of them.',
    reference: 'Number of the certificate or card',
    referenceHint: 'No names: it is printed on the receipt and kept with the sale.',
    action: 'Exempt from tax',
    reasons: { charity: 'Charity', diplomat: 'Diplomat', resale: 'For resale', authority: 'Public authority' },
  },
  leave: 'Leave it',
} as const;
