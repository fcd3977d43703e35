/** What is said where the shop's allergies are edited. */
export const allergensEn = {
  allergens: {
    title: 'Allergies',
    intro:
      'What is offered at the counter, in this order, where somebody says what a guest is allergic to. Anything else can be typed there. What was said before stays as it was said.',
    list: 'Allergies that are offered',
    name: 'Allergy {{place}}',
    offered: 'Offered',
    isOffered: 'Offer {{name}}',
    remove: 'Remove {{name}}',
    add: 'Add an allergy',
    usual: 'Back to the usual ones',
  },
} as const;
