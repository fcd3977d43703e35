import { asRate, type Rate } from '../money/minor.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { currencyOf } from './country-currencies.ts';

/** What a shop of a country usually starts with; its owner looks at all of it and may change it. */
export interface CountryDefaults {
  /** ISO 4217. */
  readonly currency: string;
  /** What the tax is called on receipts there. */
  readonly taxName: string;
  /** The rates that a café or a shop meets, the standard one first; none where they differ by town or trade: type them. */
  readonly rates: readonly Rate[];
  /** Whether prices on a menu contain the tax. */
  readonly inclusive: boolean;
  /** The smallest coin that cash is counted in, in minor units. */
  readonly cashRounding: ShopSettings['cashRounding'];
}

/**
 * The defaults of a country by its two letters (ISO 3166-1); null where those name none. Rates are those in force on 1 January
 * 2026: in the European Union by the Commission's "VAT rates applied in the Member States" (Taxes in Europe Database), elsewhere
 * by the OECD's "Consumption Tax Trends" and the country's own tax office; spec [FR4].
 */
export function countryDefaults(country: string): CountryDefaults | null {
  const currency = currencyOf(country);
  if (currency === null) return null;
  const [taxName, ...percents] = TAXES[country] ?? ['VAT'];
  return {
    currency,
    taxName,
    rates: percents.map((percent) => asRate(Math.round(percent * 10_000))),
    inclusive: !TAX_ADDED.has(country),
    cashRounding: CASH_ROUNDING[country] ?? 0,
  };
}

type Taxes = readonly [name: string, ...percents: number[]];

/** The tax's usual short name, and its rates in percent. In the United States they differ by state, county and town. */
const TAXES: Readonly<Record<string, Taxes>> = {
  AE: ['VAT', 5],
  AL: ['TVSH', 20],
  AM: ['ԱԱՀ', 20],
  AR: ['IVA', 21, 10.5],
  AT: ['USt.', 20, 10],
  AU: ['GST', 10],
  BA: ['PDV', 17],
  BE: ['TVA/BTW', 21, 12, 6],
  BG: ['ДДС', 20, 9],
  BH: ['VAT', 10],
  CA: ['GST', 5],
  CH: ['MWST', 8.1, 2.6],
  CL: ['IVA', 19],
  CY: ['ΦΠΑ', 19, 9, 5],
  CZ: ['DPH', 21, 12],
  DE: ['MwSt.', 19, 7],
  DK: ['moms', 25],
  EE: ['KM', 24],
  EG: ['VAT', 14],
  ES: ['IVA', 21, 10, 4],
  FI: ['ALV', 25.5, 13.5],
  FR: ['TVA', 20, 10, 5.5],
  GB: ['VAT', 20],
  GE: ['დღგ', 18],
  GR: ['ΦΠΑ', 24, 13],
  HR: ['PDV', 25, 13, 5],
  HU: ['ÁFA', 27, 5],
  IE: ['VAT', 23, 13.5],
  IL: ['מע״מ', 18],
  IM: ['VAT', 20],
  IS: ['VSK', 24, 11],
  IT: ['IVA', 22, 10, 4],
  JP: ['消費税', 10, 8],
  KE: ['VAT', 16],
  KR: ['부가세', 10],
  LI: ['MWST', 8.1, 2.6],
  LT: ['PVM', 21],
  LU: ['TVA', 17, 3],
  LV: ['PVN', 21, 12],
  MA: ['TVA', 20, 10],
  MC: ['TVA', 20, 10, 5.5],
  MK: ['ДДВ', 18, 10, 5],
  MT: ['VAT', 18],
  MX: ['IVA', 16],
  NG: ['VAT', 7.5],
  NL: ['BTW', 21, 9],
  NO: ['MVA', 25, 15],
  NZ: ['GST', 15],
  OM: ['VAT', 5],
  PE: ['IGV', 18],
  PH: ['VAT', 12],
  PL: ['VAT', 23, 8, 5],
  PT: ['IVA', 23, 13, 6],
  RO: ['TVA', 21, 11],
  RS: ['ПДВ', 20, 10],
  SA: ['VAT', 15],
  SE: ['moms', 25, 12],
  SG: ['GST', 9],
  SI: ['DDV', 22, 9.5],
  SK: ['DPH', 23, 19, 5],
  TH: ['VAT', 7],
  TN: ['TVA', 19, 7],
  TR: ['KDV', 20, 10],
  TW: ['營業稅', 5],
  UA: ['ПДВ', 20],
  US: ['Sales tax'],
  UY: ['IVA', 22, 10],
  ZA: ['VAT', 15],
};

/** Menus there show prices to which tax is added at the till. */
const TAX_ADDED: ReadonlySet<string> = new Set(['US', 'CA', 'PR', 'GU', 'VI', 'AS', 'MP']);

/**
 * Where the smallest coins are not used, by the rule that central banks and laws give: of those coins that a till here can round
 * to (5 and 10 minor units).
 */
const CASH_ROUNDING: Readonly<Record<string, 5 | 10>> = {
  ...{ AU: 5, BE: 5, CA: 5, CH: 5, EE: 5, FI: 5, IE: 5, IT: 5, LI: 5, LT: 5, MY: 5, NL: 5, SG: 5, SK: 5 },
  ...{ HK: 10, IL: 10, NZ: 10, ZA: 10 },
};
