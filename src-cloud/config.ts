import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';
import { logLevels } from './log.ts';

export const DEFAULT_CLOUD_PORT = 7_311;

export interface CloudConfig {
  readonly port: number;
  readonly host: string;
  /** The address that people and tills know; null: this machine alone. */
  readonly publicUrl: string | null;
  /** Proxies whose word on where a request came from is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
  readonly database:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'url'; readonly url: string; readonly secret: string };
  /** Serve, or do one thing and end. */
  readonly task: Task;
  /** The Electric service that hands out shapes of this database; null: the cloud does it itself. */
  readonly electric: { readonly url: string; readonly secret: string } | null;
  /** The server that takes receipts by e-mail, and whom they come from; null: there is none, and they are refused. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Make an owner with this e-mail, then end. */
  readonly createOwner: { readonly email: string; readonly password: string | null } | null;
}

const tasks = ['serve', 'verify', 'rebuild'] as const;
export type Task = (typeof tasks)[number];

interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly defaultDataDirectory: string;
}

/** Reads the cloud's configuration, flags before variables. The error is one line: which of them, and what it may be. */
export function readCloudConfig({ argv, env, defaultDataDirectory }: Surroundings): Result<CloudConfig, string> {
  const flags = parseFlags(argv);
  if (!flags.ok) return flags;
  const problems: string[] = [];

  function read<T>(flag: Flag | null, variable: string | null, schema: z.ZodType<T, string>, otherwise: T): T {
    const flagged = flag ? flags.ok && flags.value[flag] : undefined;
    const text = flagged || (variable && env[variable]);
    if (!text) return otherwise;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const shown = variable && secretVariables.has(variable) ? '' : `, not "${text}"`;
    problems.push(`${flagged ? `--${flag}` : variable} ${parsed.error.issues[0]?.message}${shown}`);
    return otherwise;
  }

  const port = read('port', 'EVERTILL_CLOUD_PORT', portNumber, DEFAULT_CLOUD_PORT);
  const host = read('host', 'EVERTILL_CLOUD_HOST', ipAddress, '127.0.0.1');
  const publicUrl = read<string | null>(null, 'EVERTILL_CLOUD_ADDRESS', httpsAddress, null);
  const trustedProxies = read(null, 'EVERTILL_CLOUD_PROXIES', addressList, []);
  const logLevel = read('log', 'EVERTILL_CLOUD_LOG', level, 'warn');
  const secret = read<string | null>(null, 'EVERTILL_CLOUD_SECRET', longSecret, null);
  const directory = read('data', 'EVERTILL_CLOUD_DATA', path, defaultDataDirectory);
  // Whoever names a directory means it, whatever another program's DATABASE_URL in this shell may be.
  const url = flags.value.data ? null : read<string | null>(null, 'DATABASE_URL', databaseUrl, null);
  const electricUrl = flags.value.data ? null : read<string | null>(null, 'ELECTRIC_URL', serviceAddress, null);
  const electricSecret = read<string | null>(null, 'ELECTRIC_SECRET', serviceSecret, null);
  const email = read<string | null>('create-owner', null, emailAddress, null);
  const password = read<string | null>(null, 'EVERTILL_OWNER_PASSWORD', longPassword, null);
  const smtpUrl = read<string | null>(null, 'EVERTILL_SMTP_URL', smtpAddress, null);
  const smtpFrom = read<string | null>(null, 'EVERTILL_SMTP_FROM', senderAddress, null);
  if ((smtpUrl === null) !== (smtpFrom === null))
    problems.push(
      `${smtpUrl ? 'EVERTILL_SMTP_FROM' : 'EVERTILL_SMTP_URL'} must be set with ${smtpUrl ? 'EVERTILL_SMTP_URL: the address that receipts come from' : 'EVERTILL_SMTP_FROM: the mail server, smtp://user:password@host:port'}`,
    );
  if (url && !secret)
    problems.push(
      'EVERTILL_CLOUD_SECRET must be set with DATABASE_URL: a secret of 32 or more characters, the same for all replicas',
    );
  if (electricUrl && !electricSecret)
    problems.push(
      'ELECTRIC_SECRET must be set with ELECTRIC_URL: the secret that the Electric service was started with',
    );
  if (electricUrl && !url)
    problems.push('DATABASE_URL must be set with ELECTRIC_URL: the database that the Electric service reads');
  if (!['127.0.0.1', '::1'].includes(host) && !publicUrl) {
    problems.push(
      'EVERTILL_CLOUD_ADDRESS must be set when --host is not this machine alone: the https:// address that people and tills know',
    );
  }
  if (problems[0]) return err(problems[0]);
  return ok({
    port,
    host,
    publicUrl,
    trustedProxies,
    logLevel,
    database: url && secret ? { kind: 'url', url, secret } : { kind: 'embedded', directory },
    task: flags.value.task,
    electric: electricUrl && electricSecret ? { url: electricUrl, secret: electricSecret } : null,
    mail: smtpUrl && smtpFrom ? { url: smtpUrl, from: smtpFrom } : null,
    createOwner: email ? { email, password } : null,
  });
}

/** What must not appear in an error, as a terminal is often a log. */
const secretVariables = new Set([
  'EVERTILL_CLOUD_SECRET',
  'EVERTILL_OWNER_PASSWORD',
  'DATABASE_URL',
  'ELECTRIC_URL',
  'ELECTRIC_SECRET',
  'EVERTILL_SMTP_URL',
]);

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port, a whole number from 0 to 65535')
  .transform(Number)
  .refine((port) => port <= 65_535, 'must be a port, a whole number from 0 to 65535');
const ipAddress = z.string().refine((text) => isIP(text) > 0, 'must be an IP address of this machine to listen at');
const httpsAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).pathname === '/',
    'must be an address that begins with https:// and has no path',
  )
  .transform((text) => new URL(text).origin);
const addressList = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine(
    (list) => list.every((one) => isIP(one.replace(/\/\d{1,3}$/, '')) > 0),
    'must be IP addresses or networks such as 10.0.0.0/8, with commas between them',
  );
const level = z.enum(logLevels, `must be one of ${logLevels.join(', ')}`) as z.ZodType<CloudConfig['logLevel'], string>;
const longSecret = z.string().min(32, 'must have 32 or more characters');
const longPassword = z.string().min(12, 'must have 12 or more characters').max(128, 'must have at most 128 characters');
const path = z
  .string()
  .refine((text) => !text.includes('\0'), 'must name a directory')
  .transform((text) => resolve(text));
const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
    'must be an address that begins with postgres://',
  );
const serviceAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).search,
    'must be an address that begins with http:// or https:// and has no query',
  );
const smtpAddress = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      /^smtps?:$/.test(new URL(text).protocol) &&
      new URL(text).hostname !== '' &&
      !new URL(text).search,
    'must be an address that begins with smtp:// or smtps://',
  );
const senderAddress = z
  .string()
  .refine(
    (text) => z.email().safeParse(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text).success,
    'must be an e-mail address, or a name and one in angle brackets',
  );
const serviceSecret = z.string().min(16, 'must have 16 or more characters');
const emailAddress = z.email('must be an e-mail address').transform((text) => text.toLowerCase());

const flagOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  log: { type: 'string' },
  'create-owner': { type: 'string' },
} as const;
type Flag = keyof typeof flagOptions;

type Flags = Partial<Record<Flag, string>> & { readonly task: Task };

function parseFlags(argv: readonly string[]): Result<Flags, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: flagOptions });
    const [named = 'serve', ...more] = positionals;
    const task = tasks.find((one) => one === named);
    if (!task || more.length > 0) throw new Error(`There is nothing called "${task ? more[0] : named}" to do`);
    return ok({ ...values, task });
  } catch (error) {
    const said = error instanceof Error ? error.message.split(/\.\s|\n/, 1)[0] : String(error);
    return err(`${said}. Known: --port N --data DIR --host IP --log LEVEL --create-owner EMAIL; verify; rebuild`);
  }
}
