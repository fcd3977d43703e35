import { destination, type Logger, pino } from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Logs to standard error, so that what people should read stands alone on standard output. */
export function createLog(level: LogLevel): Logger {
  const output = destination({ fd: 2, sync: true });
  // Whoever read the log may be gone before us.
  output.on('error', () => undefined);
  return pino(
    {
      level,
      base: null,
      // Nothing that lets somebody in, or that says who somebody is; spec [CL14].
      redact: {
        paths: ['authorization', 'cookie', 'token', 'password', 'email'].flatMap((name) => [name, `*.${name}`]),
        censor: '[hidden]',
      },
    },
    output,
  );
}
