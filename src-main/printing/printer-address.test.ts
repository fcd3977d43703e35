import { describe, expect, it } from 'vitest';
import { parsePrinterAddress } from './printer-address.ts';

describe('[P30] a printer address', () => {
  it('names a device on the network, on port 9100 unless it says another', () => {
    expect(parsePrinterAddress('tcp://192.168.1.50')).toEqual({ kind: 'tcp', host: '192.168.1.50', port: 9_100 });
    expect(parsePrinterAddress('tcp://grill.local:9101')).toEqual({ kind: 'tcp', host: 'grill.local', port: 9_101 });
    expect(parsePrinterAddress('tcp://[fe80::1]:9100')).toEqual({ kind: 'tcp', host: 'fe80::1', port: 9_100 });
    expect(parsePrinterAddress('device:/dev/usb/lp0')).toEqual({ kind: 'device', path: '/dev/usb/lp0' });
    expect(parsePrinterAddress('device:com12')).toEqual({ kind: 'device', path: '\\\\.\\COM12' });
    expect(parsePrinterAddress('queue:grill_1')).toEqual({ kind: 'queue', name: 'grill_1' });
    expect(parsePrinterAddress('virtual:')).toEqual({ kind: 'virtual' });
    expect(parsePrinterAddress('virtual:bar')).toEqual({ kind: 'virtual' });
  });

  it('leads nowhere when it is anything else', () => {
    for (const address of [
      '',
      'grill',
      'http://10.0.0.1',
      'tcp://',
      'tcp://10.0.0.1:0',
      'tcp://10.0.0.1:65536',
      'tcp://a b',
      'file:///dev/usb/lp0',
      'device:',
      'device:lp0',
      'device:/dev/../etc/passwd',
      'device:COM0',
      'queue:',
      'queue:-o',
      'queue:two words',
      'queue:a/b',
    ]) {
      expect(parsePrinterAddress(address), address).toBeNull();
    }
  });
});
