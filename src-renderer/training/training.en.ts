export const trainingEn = {
  training: {
    word: 'TRAINING',
    text: 'Nothing here counts: it is not printed, not sent, not kept.',
    leave: 'Leave training',
    enter: 'Train on a copy…',
    preparing: 'The copy to train on is being made…',
    left: 'Back in the shop. What was tried is gone.',
  },
} as const;
