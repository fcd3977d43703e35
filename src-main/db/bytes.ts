/** Ids stand as 16 bytes and hashes as 32 in the database; in memory they are lower-case text. */
export const idToBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function bytesToId<Id extends string>(bytes: Uint8Array): Id {
  const hex = bytesToHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

export const hexToBytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
export const bytesToHex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
