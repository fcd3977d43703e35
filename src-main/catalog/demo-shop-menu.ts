/*
 * The demo shop's menu as its owner would write it: a café in Berlin, prices in cents with tax included, food at the
 * reduced rate and drinks at the full one. `demo-shop.ts` makes records of it.
 */

type DemoStation = 'Bar' | 'Kitchen';

/** A choice: its name, what it adds to the price, in cents, and what else is to know of it. */
type Choice = readonly [name: string, price: number, more?: ChoiceMore];
interface ChoiceMore {
  readonly kind?: 'remove' | 'allergy';
  /** Where it is made, besides its item. */
  readonly station?: DemoStation;
}

export interface DemoChoices {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly choices: readonly Choice[];
}

export interface DemoItem {
  readonly name: string;
  /** In cents; null asks at the counter. */
  readonly price: number | null;
  readonly choices?: readonly DemoChoicesName[];
  readonly description?: string;
}

export interface DemoCategory {
  readonly name: string;
  readonly colour: string;
  readonly tax: 'full' | 'reduced';
  readonly station: DemoStation | null;
  readonly items: readonly DemoItem[];
}

export type DemoChoicesName =
  | 'size'
  | 'milk'
  | 'coffee'
  | 'syrup'
  | 'cold'
  | 'bread'
  | 'eggs'
  | 'extras'
  | 'dressing'
  | 'without'
  | 'allergies'
  | 'cake';

export const demoChoices: Readonly<Record<DemoChoicesName, DemoChoices>> = {
  size: {
    name: 'Size',
    min: 1,
    max: 1,
    choices: [
      ['Regular', 0],
      ['Large', 80],
    ],
  },
  milk: {
    name: 'Milk',
    min: 0,
    max: 1,
    choices: [
      ['Oat milk', 50],
      ['Soya milk', 40],
      ['Almond milk', 60],
      ['Lactose-free milk', 30],
      ['Skimmed milk', 0],
    ],
  },
  coffee: {
    name: 'Coffee',
    min: 0,
    max: 3,
    choices: [
      ['Extra shot', 90],
      ['Decaf', 0],
      ['Extra hot', 0],
      ['To go', 0],
    ],
  },
  syrup: {
    name: 'Syrup',
    min: 0,
    max: 2,
    choices: [
      ['Vanilla', 60],
      ['Caramel', 60],
      ['Hazelnut', 60],
    ],
  },
  cold: {
    name: 'Served with',
    min: 0,
    max: 3,
    choices: [
      ['Ice', 0],
      ['Lemon', 0],
      ['Mint', 30],
      ['Straw', 0],
    ],
  },
  bread: {
    name: 'Bread',
    min: 1,
    max: 1,
    choices: [
      ['Sourdough', 0],
      ['Wholegrain', 0],
      ['Seeded roll', 0],
      ['Brioche', 80],
      ['Gluten-free', 120],
    ],
  },
  eggs: {
    name: 'How would you like your eggs?',
    min: 1,
    max: 1,
    choices: [
      ['Scrambled', 0],
      ['Fried', 0],
      ['Poached', 50],
      ['Soft-boiled', 0],
    ],
  },
  extras: {
    name: 'On top',
    min: 0,
    max: 5,
    choices: [
      ['Avocado', 250],
      ['Bacon', 220],
      ['Smoked salmon', 390],
      ['Feta', 180],
      ['Extra egg', 160],
      ['Chilli', 0],
    ],
  },
  dressing: {
    name: 'Dressing',
    min: 1,
    max: 1,
    choices: [
      ['House dressing', 0],
      ['Lemon and oil', 0],
      ['Tahini', 0],
      ['No dressing', 0],
    ],
  },
  without: {
    name: 'Without',
    min: 0,
    max: 4,
    choices: [
      ['Onions', 0, { kind: 'remove' }],
      ['Tomato', 0, { kind: 'remove' }],
      ['Butter', 0, { kind: 'remove' }],
      ['Gherkins', 0, { kind: 'remove' }],
    ],
  },
  allergies: {
    name: 'Allergies',
    min: 0,
    max: 4,
    choices: [
      ['Nuts', 0, { kind: 'allergy' }],
      ['Gluten', 0, { kind: 'allergy' }],
      ['Milk', 0, { kind: 'allergy' }],
      ['Egg', 0, { kind: 'allergy' }],
    ],
  },
  cake: {
    name: 'With it',
    min: 0,
    max: 2,
    choices: [
      ['Whipped cream', 80],
      ['Vanilla ice cream', 180, { station: 'Kitchen' }],
      ['Warm', 0],
    ],
  },
};

export const demoCategories: readonly DemoCategory[] = [
  {
    name: 'Coffee',
    colour: '#b45309',
    tax: 'full',
    station: 'Bar',
    items: [
      { name: 'Espresso', price: 260 },
      { name: 'Double espresso', price: 340 },
      { name: 'Espresso macchiato', price: 290 },
      { name: 'Americano', price: 320, choices: ['coffee'] },
      { name: 'Filter coffee', price: 310, choices: ['milk'], description: 'Freshly brewed, changes with the season' },
      { name: 'Cappuccino', price: 380, choices: ['size', 'milk', 'coffee'] },
      { name: 'Flat white', price: 420, choices: ['milk', 'coffee'] },
      { name: 'Latte macchiato', price: 430, choices: ['size', 'milk', 'coffee', 'syrup'] },
      { name: 'Cortado', price: 340, choices: ['milk'] },
      { name: 'Iced latte', price: 460, choices: ['milk', 'coffee', 'syrup'] },
    ],
  },
  {
    name: 'Tea & chocolate',
    colour: '#15803d',
    tax: 'full',
    station: 'Bar',
    items: [
      { name: 'English breakfast', price: 350 },
      { name: 'Earl Grey', price: 350 },
      { name: 'Sencha', price: 370 },
      { name: 'Fresh mint tea', price: 390 },
      { name: 'Ginger, lemon and honey', price: 420 },
      { name: 'Chai latte', price: 440, choices: ['size', 'milk'] },
      { name: 'Hot chocolate', price: 430, choices: ['size', 'milk', 'cake'] },
    ],
  },
  {
    name: 'Cold drinks',
    colour: '#0369a1',
    tax: 'full',
    station: 'Bar',
    items: [
      { name: 'Still water 0.25 l', price: 280, choices: ['cold'] },
      { name: 'Sparkling water 0.25 l', price: 280, choices: ['cold'] },
      { name: 'Apple spritzer 0.3 l', price: 360, choices: ['cold'] },
      { name: 'Rhubarb spritzer 0.3 l', price: 380, choices: ['cold'] },
      { name: 'Fresh orange juice', price: 490 },
      {
        name: 'Home-made lemonade',
        price: 450,
        choices: ['cold'],
        description: 'Lemon, basil and a little elderflower',
      },
      { name: 'Iced tea, peach', price: 420, choices: ['cold'] },
      { name: 'Cola 0.33 l', price: 360, choices: ['cold'] },
    ],
  },
  {
    name: 'Breakfast',
    colour: '#a16207',
    tax: 'reduced',
    station: 'Kitchen',
    items: [
      { name: 'Eggs on toast', price: 890, choices: ['eggs', 'bread', 'extras'] },
      {
        name: 'Shakshuka',
        price: 1190,
        choices: ['bread', 'extras'],
        description: 'Two eggs in tomato and pepper, with bread',
      },
      { name: 'Avocado toast', price: 1090, choices: ['bread', 'extras'] },
      {
        name: 'Morgenrot breakfast',
        price: 1490,
        choices: ['eggs', 'bread'],
        description: 'Cheese, ham, jam, fruit, eggs and bread',
      },
      {
        name: 'Sweet breakfast',
        price: 790,
        choices: ['bread'],
        description: 'Croissant, jam, honey, butter and bread',
      },
      { name: 'Granola bowl', price: 850, description: 'Yoghurt, oats, nuts and fruit' },
      { name: 'Porridge with apple', price: 690 },
      { name: 'Pancakes', price: 980, description: 'With berries and maple syrup' },
    ],
  },
  {
    name: 'Sandwiches',
    colour: '#be185d',
    tax: 'reduced',
    station: 'Kitchen',
    items: [
      { name: 'Grilled cheese', price: 790, choices: ['extras', 'without', 'allergies'] },
      { name: 'Ham and gruyère', price: 850, choices: ['bread'] },
      { name: 'Hummus and roasted vegetables', price: 820, choices: ['bread'] },
      { name: 'Smoked salmon bagel', price: 980, choices: ['extras', 'without', 'allergies'] },
      { name: 'Chicken and mango bagel', price: 920, choices: ['without', 'allergies'] },
      { name: 'Pastrami on rye', price: 1090, choices: ['without', 'allergies'] },
    ],
  },
  {
    name: 'Lunch',
    colour: '#dc2626',
    tax: 'reduced',
    station: 'Kitchen',
    items: [
      { name: 'Soup of the day', price: 690, choices: ['bread'] },
      { name: 'Lentil stew', price: 890, choices: ['bread'] },
      { name: 'Quiche with salad', price: 1050, choices: ['dressing'] },
      { name: 'Caesar salad', price: 1190, choices: ['dressing', 'extras'] },
      { name: 'Goat’s cheese salad', price: 1240, choices: ['dressing'] },
      { name: 'Mac and cheese', price: 1090, choices: ['extras'] },
      { name: 'Dish of the day', price: null, description: 'See the board' },
    ],
  },
  {
    name: 'Cake & pastry',
    colour: '#7c3aed',
    tax: 'reduced',
    station: 'Bar',
    items: [
      { name: 'Butter croissant', price: 240 },
      { name: 'Pain au chocolat', price: 290 },
      { name: 'Cinnamon roll', price: 360 },
      { name: 'Carrot cake', price: 450, choices: ['cake'] },
      { name: 'Cheesecake', price: 460, choices: ['cake'] },
      { name: 'Apple strudel', price: 520, choices: ['cake'] },
      { name: 'Brownie', price: 340, choices: ['cake'] },
      { name: 'Banana bread', price: 350 },
    ],
  },
  {
    name: 'Beer & wine',
    colour: '#0f766e',
    tax: 'full',
    station: 'Bar',
    items: [
      { name: 'Pilsner 0.3 l', price: 380 },
      { name: 'Wheat beer 0.5 l', price: 520 },
      { name: 'Alcohol-free beer 0.33 l', price: 390 },
      { name: 'Riesling 0.2 l', price: 690 },
      { name: 'Pinot noir 0.2 l', price: 720 },
      { name: 'Aperol spritz', price: 790, choices: ['cold'] },
    ],
  },
  {
    name: 'To take home',
    colour: '#6366f1',
    tax: 'reduced',
    station: null,
    items: [
      { name: 'House espresso beans 250 g', price: 990 },
      { name: 'Filter beans 250 g', price: 1090 },
      { name: 'Granola 400 g', price: 790 },
      { name: 'Loaf of sourdough', price: 620 },
    ],
  },
];
