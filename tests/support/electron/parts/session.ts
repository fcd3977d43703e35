import { EventEmitter } from 'node:events';

type Handler = (request: Request) => Response | Promise<Response>;
type Contents = unknown;

interface Scheme {
  readonly scheme: string;
  readonly privileges: { readonly standard?: boolean; readonly secure?: boolean };
}

class Protocol {
  readonly #declared = new Set<string>();
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (!privileges.standard || !privileges.secure)
        throw new Error('the stand-in serves standard, secure schemes only');
      this.#declared.add(scheme);
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#declared.has(scheme)) throw new Error(`the scheme ${scheme} was not declared before the app was ready`);
    this.#handlers.set(scheme, handler);
  }

  /** Null for an address that nobody handles. */
  async answer(url: string, method: string): Promise<Response | null> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
    return handler ? handler(new Request(url, { method })) : null;
  }
}

type PermissionRequestHandler = (contents: Contents, name: string, answer: (granted: boolean) => void) => void;
type PermissionCheckHandler = (contents: Contents, name: string, origin: string) => boolean;

class Session extends EventEmitter {
  readonly protocol: Protocol;
  #onRequest: PermissionRequestHandler | null = null;
  #onCheck: PermissionCheckHandler | null = null;

  constructor(protocol: Protocol) {
    super();
    this.protocol = protocol;
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.#onCheck = handler;
  }

  /** Devices and screens: headless Chromium has none to offer, so these are only accepted. */
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  /** What Electron would say; it grants everything where no handler is set. */
  async isGranted(contents: Contents, name: string, origin: string): Promise<boolean> {
    const checked = this.#onCheck?.(contents, name, origin) ?? true;
    const onRequest = this.#onRequest;
    if (!checked || !onRequest) return checked;
    return new Promise((resolve) => onRequest(contents, name, resolve));
  }
}

export const protocol = new Protocol();
export const session = { defaultSession: new Session(protocol) };
