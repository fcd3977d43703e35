/** What is said of an order as a whole. */
export const orderDetailsEn = {
  type: {
    label: 'Type of order',
    'dine-in': 'Dine in',
    takeaway: 'Takeaway',
    'pick-up': 'Pick-up',
    delivery: 'Delivery',
  },
  details: {
    table: 'Table {{names}}',
    title: 'About order {{number}}',
    none: 'Name, guests, time …',
    name: 'Name',
    phone: 'Phone',
    address: 'Address',
    guests_one: '{{count}} guest',
    guests_other: '{{count}} guests',
    dueAt: 'for {{time}}',
    covers: 'Guests',
    coversUnsaid: '–',
    due: 'Wanted at',
    dueNow: 'As soon as possible',
    dueIn: 'In {{count}} min',
    dueTime: 'At this time',
    server: 'Served by',
    serverUnsaid: 'Nobody in particular',
    save: 'Save',
    allergies: 'Allergies of the whole order',
    /** Offered, between commas. */
    allergens:
      'Gluten, Milk, Eggs, Nuts, Peanuts, Soya, Fish, Crustaceans, Molluscs, Celery, Mustard, Sesame, Sulphites, Lupin',
    note: 'Note for the kitchen',
    noteHint: 'For the whole order. About food, not about who eats it.',
  },
} as const;
