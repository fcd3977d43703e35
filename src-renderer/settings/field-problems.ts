import { templateProblem } from '#shared/printing/template.ts';
import { type Printer, printerAddress, type ShopSettings, type Station } from '#shared/settings/settings.ts';
import { MOST_NAME_CHARACTERS, type Staff, tidyName } from '#shared/staff/staff.ts';

/** What can be wrong with a field, before it is sent; the words are in settings.en.ts. */
export type FieldProblem =
  | 'name-missing'
  | 'name-too-long'
  | 'staff-name-too-long'
  | 'zone-missing'
  | 'currency-missing'
  | 'time-missing'
  | 'text-too-long'
  | 'template-unknown-name'
  | 'template-unclosed'
  | 'code-missing'
  | 'address-missing'
  | 'address-wrong'
  | 'device-wrong'
  | 'queue-wrong'
  | 'port-wrong'
  | 'price-wrong'
  | 'barcode-wrong'
  | 'variant-name-missing'
  | 'rate-wrong'
  | 'allergen-wrong'
  | 'allergen-twice'
  | 'order-types-missing'
  | 'range-wrong'
  | 'choices-missing'
  | 'choice-wrong'
  | 'defaults-too-many'
  | 'days-missing'
  | 'hours-missing'
  | 'hours-wrong'
  | 'price-always'
  | 'price-rule-wrong'
  | 'parts-missing'
  | 'part-wrong'
  | 'item-missing'
  | 'amount-wrong'
  | 'reason-missing'
  | 'reason-too-long';

type Problems<F> = { readonly [K in keyof F]?: FieldProblem };

const MOST_NAME_LENGTH = 120;
export const MOST_RECEIPT_TEXT = 500;
export const MOST_CODE_TEXT = 200;
const HIGHEST_PORT = 65_535;

export const shopProblems = (shop: Omit<ShopSettings, 'id'>): Problems<ShopSettings> =>
  onlyProblems({
    name: nameProblem(shop.name),
    currency: shop.currency === '' ? 'currency-missing' : null,
    timeZone: shop.timeZone === '' ? 'zone-missing' : null,
    dayStartMinutes: shop.dayStartMinutes < 0 ? 'time-missing' : null,
    serviceCharge: shop.serviceCharge?.name.trim() === '' ? 'name-missing' : null,
    allergens: allergensProblem(shop.allergens),
    receiptHeader: templateFieldProblem(shop.receiptHeader, MOST_RECEIPT_TEXT),
    receiptFooter: templateFieldProblem(shop.receiptFooter, MOST_RECEIPT_TEXT),
    receiptCodeText:
      shop.receiptCode !== 'none' && shop.receiptCodeText.trim() === ''
        ? 'code-missing'
        : templateFieldProblem(shop.receiptCodeText, MOST_CODE_TEXT),
  });

/** One that is called as another is would be offered once. */
function allergensProblem(list: ShopSettings['allergens']): FieldProblem | null {
  const names = (list ?? []).map(({ name }) => name.trim().toLocaleLowerCase());
  if (names.includes('')) return 'allergen-wrong';
  return new Set(names).size < names.length ? 'allergen-twice' : null;
}

function templateFieldProblem(text: string, most: number): FieldProblem | null {
  if (text.length > most) return 'text-too-long';
  const wrong = templateProblem(text);
  return wrong && `template-${wrong.problem}`;
}

export const stationProblems = ({ name }: Pick<Station, 'name'>): Problems<Station> =>
  onlyProblems({ name: nameProblem(name) });

export const staffProblems = ({ name }: Pick<Staff, 'name'>): Problems<Staff> => {
  const tidy = tidyName(name);
  const isTooLong = tidy.length > MOST_NAME_CHARACTERS;
  return onlyProblems({ name: tidy === '' ? 'name-missing' : isTooLong ? 'staff-name-too-long' : null });
};

export const printerProblems = ({ name, address }: Pick<Printer, 'name' | 'address'>): Problems<Printer> =>
  onlyProblems({ name: nameProblem(name), address: addressProblem(address) });

export function nameProblem(name: string): FieldProblem | null {
  const length = name.trim().length;
  if (length === 0) return 'name-missing';
  return length > MOST_NAME_LENGTH ? 'name-too-long' : null;
}

const EMPTY_ADDRESSES: ReadonlySet<string> = new Set(['tcp://', 'device:', 'queue:']);

function addressProblem(address: string): FieldProblem | null {
  if (EMPTY_ADDRESSES.has(address)) return 'address-missing';
  const isRight = printerAddress.safeParse(address).success;
  if (/^device:/i.test(address)) return isRight ? null : 'device-wrong';
  if (/^queue:/i.test(address)) return isRight ? null : 'queue-wrong';
  const port = /:(\d+)$/.exec(address)?.[1];
  if (port && (Number(port) < 1 || Number(port) > HIGHEST_PORT)) return 'port-wrong';
  return isRight ? null : 'address-wrong';
}

export const onlyProblems = <F>(fields: { readonly [K in keyof F]: FieldProblem | null }): Problems<F> =>
  Object.fromEntries(Object.entries(fields).filter(([, problem]) => problem !== null)) as Problems<F>;
