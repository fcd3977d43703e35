import type { SecretName } from '../engine/secrets.ts';

/*
 * What the shell and the engine's process say to each other. Screens have ports of their own and are not heard here.
 */

export interface EngineStart {
  readonly directory: string;
  readonly cloudUrl: string | null;
  readonly pairingCode: string | null;
  readonly logLevel: string;
  readonly logDirectory: string;
  /** Begin without the demo shop. */
  readonly empty: boolean;
  /** Serve browsers of this machine on this port too, or null for none. */
  readonly stationPort: number | null;
  /** Where screens of the shop's network come in, once the owner lets them. */
  readonly screensPort: number;
  readonly rendererDirectory: string;
  /** What the vault held when the engine was started; the engine reads it from here, without asking. */
  readonly secrets: StoredSecrets;
}

export type StoredSecrets = Readonly<Partial<Record<SecretName, string>>>;

/** A `port` comes with one transferred MessagePort, on which the engine then serves the till's contract. */
export type ToEngine =
  | { readonly kind: 'start'; readonly start: EngineStart }
  | { readonly kind: 'port' }
  | { readonly kind: 'stop' };

export type FromEngine =
  | { readonly kind: 'ready' }
  /** The data directory cannot be opened, and starting again would not help. Says what a person can do. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'secret'; readonly name: SecretName; readonly value: string | null };
