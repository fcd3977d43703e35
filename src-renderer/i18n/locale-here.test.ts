import { expect, it } from 'vitest';
import { localeHere, regionAmong, writeAsIn } from './locale-here.ts';

it('[L6] writes a language as the computer’s region does while no shop is known', () => {
  expect(regionAmong('en', ['en-GB', 'en'])).toBe('GB');
  expect(regionAmong('es', ['en-US', 'en'])).toBe('US');
  expect(regionAmong('es', ['de', 'es-MX', 'en-US'])).toBe('MX');
  expect(regionAmong('de', ['zh-Hans-CN'])).toBe('CN');
  expect(regionAmong('en', ['en', 'de-DE'])).toBeNull();
  expect(localeHere('es', ['en-US'])).toBe('es-US');
});

it('[L6] writes it as in the shop’s country, whatever the computer is set to', () => {
  writeAsIn({ timeZone: 'Europe/Dublin', currency: 'EUR' });
  expect(localeHere('en', ['en-US'])).toBe('en-IE');
  expect(localeHere('ar', ['en-US'])).toBe('ar-IE-u-nu-latn');
  writeAsIn({ timeZone: 'UTC', currency: 'EUR' });
  expect(localeHere('en', ['en-US'])).toBe('en-US');
});
