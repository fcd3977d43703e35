import { BlockList, isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** The networks that a shop's own devices have their addresses in. */
const near = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  near.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::1', 128],
  ['fe80::', 10],
  ['fc00::', 7],
] as const) {
  near.addSubnet(network, bits, 'ipv6');
}

/** Whether whoever has this address is of this machine or of the network that it stands in; spec [ST12]. */
export function isNear(address: string | undefined): boolean {
  if (!address) return false;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%', 1)[0] ?? '';
  return near.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Under what a page of ours can be asked for from the shop's network: addresses and names of this machine. */
export function ownHosts(port: number): string[] {
  const [short = ''] = hostname().toLowerCase().split('.', 1);
  const addresses = ownAddresses().map((address) => (isIPv6(address) ? `[${address}]` : address));
  const names = [...addresses, 'localhost', hostname().toLowerCase(), short, `${short}.local`];
  return [...new Set(names)].map((name) => (port === 80 ? name : `${name}:${port}`));
}

/** What to type into a screen's browser: the addresses that this machine has in the shop's networks. */
export const screenUrls = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family, address }) => !internal && family === 'IPv4' && isNear(address))
    .map(({ address }) => `http://${address}${port === 80 ? '' : `:${port}`}`);

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));
