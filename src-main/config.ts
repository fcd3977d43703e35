import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';

/** Where a configuration is read from, and what the process that reads it can do. */
interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly defaultDataDirectory: string;
  /** Only `npm start` can run a cloud beside the till; there it is the default. */
  readonly offersEmbeddedCloud: boolean;
}

export const DEFAULT_TILL_PORT = 7310;
const DEFAULT_SCREENS_PORT = 7315;

/** Reads the till's configuration, flags before variables. The error is one line: which of them, and what it may be. */
export function readTillConfig(from: Surroundings): Result<TillConfig, string> {
  const flags = parseFlags(from.argv);
  if (!flags.ok) return flags;
  const defaults = { ...fixedDefaults, dataDirectory: from.defaultDataDirectory, cloud: cloudDefault(from) };
  const given = new Map<string, string>();
  for (const [field, { flag, variable }] of Object.entries(sources)) {
    const value = (flag && flags.value[flag]) || from.env[variable];
    if (value) given.set(field, value);
  }
  const parsed = tillConfig.safeParse({ ...defaults, ...Object.fromEntries(given) });
  if (!parsed.success) return err(explain(parsed.error, flags.value, from.env));
  if (parsed.data.cloud.kind === 'embedded' && !from.offersEmbeddedCloud) {
    return err('--cloud: only `npm start` can run an embedded cloud; name its address, or none');
  }
  return ok(parsed.data);
}

/** `embedded` is a cloud of this machine that `npm start` runs beside the till. */
export type CloudChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'embedded' }
  | { readonly kind: 'url'; readonly url: string };

const notAPort = 'must be a port, a whole number from 0 to 65535';
const notACloud = 'must be none, embedded or an address that begins with https:// (http:// only on this machine)';

const cloud = z.string().transform((text, context): CloudChoice => {
  if (text === 'none' || text === 'embedded') return { kind: text };
  const url = URL.parse(text);
  if (url && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url)))) {
    return { kind: 'url', url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
  }
  context.addIssue(notACloud);
  return z.NEVER;
});

/** A token may cross a network only encrypted. */
const isThisMachine = ({ hostname }: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

const port = z
  .string()
  .regex(/^\d{1,5}$/, notAPort)
  .transform(Number)
  .refine((port) => port <= 65_535, notAPort);

const tillConfig = z.object({
  port,
  /** Where screens of the shop's network come in, once the owner lets them. */
  screensPort: port,
  dataDirectory: z
    .string()
    .refine((path) => !path.includes('\0'), 'must name a directory')
    .transform((path) => resolve(path)),
  cloud,
  /** Pairs an unpaired till by itself: how `npm start` pairs with the cloud that it runs. */
  pairingCode: z.string().trim().min(4, 'must be a pairing code').max(40, 'must be a pairing code').nullable(),
  logLevel: z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
    'must be fatal, error, warn, info, debug or silent',
  ),
  /** Serve a browser even where Electron could be opened. */
  browser: z.enum(['yes', 'no'], 'must be yes or no').transform((answer) => answer === 'yes'),
  /** Start without the demo shop. */
  empty: z.enum(['yes', 'no'], 'must be yes or no').transform((answer) => answer === 'yes'),
});
export type TillConfig = Readonly<z.output<typeof tillConfig>>;

type Flag = 'port' | 'screens-port' | 'data' | 'cloud' | 'log' | 'browser' | 'empty';

/** A secret has no flag: flags are seen by every process of the machine. */
const sources: Readonly<Record<keyof TillConfig, { readonly flag: Flag | null; readonly variable: string }>> = {
  port: { flag: 'port', variable: 'EVERTILL_PORT' },
  screensPort: { flag: 'screens-port', variable: 'EVERTILL_SCREENS_PORT' },
  dataDirectory: { flag: 'data', variable: 'EVERTILL_DATA' },
  cloud: { flag: 'cloud', variable: 'EVERTILL_CLOUD' },
  pairingCode: { flag: null, variable: 'EVERTILL_PAIRING_CODE' },
  logLevel: { flag: 'log', variable: 'EVERTILL_LOG' },
  browser: { flag: 'browser', variable: 'EVERTILL_BROWSER' },
  empty: { flag: 'empty', variable: 'EVERTILL_EMPTY' },
};

const fixedDefaults = {
  port: String(DEFAULT_TILL_PORT),
  screensPort: String(DEFAULT_SCREENS_PORT),
  pairingCode: null,
  logLevel: 'warn',
  browser: 'no',
  empty: 'no',
};

const cloudDefault = ({ offersEmbeddedCloud }: Surroundings) => (offersEmbeddedCloud ? 'embedded' : 'none');

type Flags = Partial<Record<Flag, string>>;

function parseFlags(argv: readonly string[]): Result<Flags, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'screens-port': { type: 'string' },
        data: { type: 'string' },
        cloud: { type: 'string' },
        log: { type: 'string' },
        browser: { type: 'boolean' },
        empty: { type: 'boolean' },
      },
    });
    const { browser, empty, ...texts } = values;
    return ok({ ...texts, ...(browser ? { browser: 'yes' } : {}), ...(empty ? { empty: 'yes' } : {}) });
  } catch (error) {
    const said = error instanceof Error ? error.message.split(/\.\s|\n/, 1)[0] : String(error);
    return err(
      `${said}. Known: --port N --screens-port N --data DIR --cloud URL|none|embedded --log LEVEL --browser --empty`,
    );
  }
}

function explain(error: z.ZodError, flags: Flags, env: Surroundings['env']): string {
  const issue = error.issues[0];
  const field = issue?.path[0];
  if (!issue || typeof field !== 'string' || !(field in sources)) return error.message;
  const { flag, variable } = sources[field as keyof TillConfig];
  const value = flag && flags[flag];
  if (value) return `--${flag} ${issue.message}, not "${value}"`;
  return flag ? `${variable} ${issue.message}, not "${env[variable]}"` : `${variable} ${issue.message}`;
}
