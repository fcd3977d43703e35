/** What is said where allergies are chosen. */
export const allergiesEn = { allergies: { title: 'Allergies', other: 'Another allergy', add: 'Add' } } as const;
