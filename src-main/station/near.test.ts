import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { isNear, ownHosts } from './near.ts';

it.each([
  ...['127.0.0.1', '10.1.2.3', '172.16.0.9', '172.31.255.1', '192.168.1.20', '169.254.7.7', '::ffff:192.168.0.4'],
  ...['::1', 'fe80::1%en0', 'fd12:3456::1', 'fc00::9'],
])('[ST12] %s is near', (address) => {
  expect(isNear(address)).toBe(true);
});

it.each([
  ...['8.8.8.8', '172.15.0.1', '172.32.0.1', '192.169.0.1', '169.253.0.1', '0.0.0.0', '100.64.0.1', '::ffff:8.8.8.8'],
  ...['2001:db8::1', 'fec0::1', '::', 'nonsense', '', undefined],
])('[ST12] %s is not', (address) => {
  expect(isNear(address)).toBe(false);
});

it('[ST12] knows this machine by its addresses and names, with the port', () => {
  const hosts = ownHosts(7_315);
  const short = hostname().toLowerCase().split('.', 1)[0];
  expect(hosts).toEqual(expect.arrayContaining(['127.0.0.1:7315', '[::1]:7315', `${short}.local:7315`]));
  expect(hosts).not.toContain('127.0.0.1');
  expect(ownHosts(80)).toContain('127.0.0.1');
});
