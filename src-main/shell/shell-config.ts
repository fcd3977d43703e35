import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/result.ts';
import { readTillConfig } from '../config.ts';

export interface ShellConfig {
  /** The till's data. */
  readonly directory: string;
  /** Chromium's profile, the vault and the lock of the single instance. */
  readonly profileDirectory: string;
  readonly cloudUrl: string | null;
  readonly pairingCode: string | null;
  readonly logLevel: string;
  readonly empty: boolean;
  /** Null unless a port was asked for: a desktop till opens none by itself. */
  readonly stationPort: number | null;
  readonly screensPort: number;
  readonly updateFeed: string | null;
}

interface Surroundings {
  /** Without the programs' own names. May hold switches for Chromium, which are not ours to judge. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where this system keeps the app's data. */
  readonly userData: string;
  /** A packaged app is somebody's shop, and starts empty; a checkout starts with the demo shop. */
  readonly packaged: boolean;
}

/**
 * Reads the desktop till's configuration: flags before variables, variables before `config.json` in the app's own
 * directory, which names the same variables; a packaged app has no shell to set them in.
 */
export function readShellConfig({ argv, env, userData, packaged }: Surroundings): Result<ShellConfig, string> {
  const file = readConfigFile(join(userData, 'config.json'));
  if (!file.ok) return file;
  const given = { ...file.value, ...withoutEmpty(env) };
  const flags = ownFlags(argv);
  const till = readTillConfig({
    argv: flags,
    env: given,
    defaultDataDirectory: join(userData, 'till'),
    offersEmbeddedCloud: false,
  });
  if (!till.ok) return till;
  const feed = updateFeed.safeParse(given.EVERTILL_UPDATE_FEED ?? null);
  if (!feed.success) return err('EVERTILL_UPDATE_FEED must be an address that begins with https://');
  const { dataDirectory, cloud, pairingCode, logLevel, empty, port, screensPort } = till.value;
  const placed = isGiven('data', 'EVERTILL_DATA');
  return ok({
    directory: dataDirectory,
    profileDirectory: placed ? join(dataDirectory, 'desktop') : userData,
    cloudUrl: cloud.kind === 'url' ? cloud.url : null,
    pairingCode,
    logLevel,
    empty: isGiven('empty', 'EVERTILL_EMPTY') ? empty : packaged,
    stationPort: isGiven('port', 'EVERTILL_PORT') ? port : null,
    screensPort,
    updateFeed: feed.data,
  });

  function isGiven(flag: string, variable: string): boolean {
    return given[variable] !== undefined || flags.some((text) => text.split('=', 1)[0] === `--${flag}`);
  }
}

const updateFeed = z.url({ protocol: /^https$/ }).nullable();
const configFile = z.record(z.string().startsWith('EVERTILL_'), z.string());

function readConfigFile(path: string): Result<z.output<typeof configFile>, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return ok({});
  }
  try {
    return ok(withoutEmpty(configFile.parse(JSON.parse(text))));
  } catch {
    return err(`${path} must hold one JSON object of variables such as {"EVERTILL_CLOUD": "https://…"}`);
  }
}

const withoutEmpty = (variables: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((pair): pair is [string, string] => Boolean(pair[1])));

const FLAGS_WITH_A_VALUE = new Set(['--port', '--screens-port', '--data', '--cloud', '--log']);

/** Chromium's switches stand among ours on the command line of an Electron app; only ours are read. */
function ownFlags(argv: readonly string[]): string[] {
  return argv.flatMap((text, at) => {
    const [name = ''] = text.split('=', 1);
    if (name === '--empty') return [text];
    if (!FLAGS_WITH_A_VALUE.has(name)) return [];
    const value = argv[at + 1];
    return name === text && value !== undefined ? [text, value] : [text];
  });
}
