import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, session, shell } from 'electron';
import { openLog } from '../open-log.ts';
import { EXIT_CONFIGURATION, EXIT_REFUSED } from '../station/exit-codes.ts';
import { declareAppScheme, serveScreens } from './app-protocol.ts';
import { createEngineHost, type EngineHost } from './engine-host.ts';
import { lockDown } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { createPortBroker } from './port-broker.ts';
import { openVault } from './secret-vault.ts';
import { readShellConfig, type ShellConfig } from './shell-config.ts';
import { systemKeys } from './system-keys.ts';
import { startUpdates } from './updates.ts';
import { focusFirstWindow, openWindow } from './windows.ts';

/*
 * The desktop till's main process. It opens hardened windows, keeps the engine's process alive, introduces the two to
 * each other and keeps the secrets; it knows nothing of orders. The bundles lie side by side in `dist/electron`, the
 * screens in `dist/renderer`.
 */
const bundles = import.meta.dirname;
const screens = join(bundles, '..', 'renderer');

declareAppScheme();
app.enableSandbox();

const config = readShellConfig({
  argv: process.argv.slice(app.isPackaged ? 1 : 2),
  env: process.env,
  userData: app.getPath('userData'),
  packaged: app.isPackaged,
});
if (!config.ok) {
  refuseToStart(config.error, EXIT_CONFIGURATION);
} else if (!makeProfile(config.value)) {
  refuseToStart(
    `The till cannot write to ${config.value.directory}. Give this user the right to write there, or start with another --data directory.`,
    EXIT_REFUSED,
  );
} else if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => run(config.value))
    .catch((error: unknown) => refuseToStart(String(error), 1));
} else {
  app.quit();
}

/** Before anything uses it: the profile's place decides which other launch this one would meet. */
function makeProfile({ profileDirectory }: ShellConfig): boolean {
  try {
    mkdirSync(profileDirectory, { recursive: true, mode: 0o700 });
    app.setPath('userData', profileDirectory);
    return true;
  } catch {
    return false;
  }
}

function run(config: ShellConfig): void {
  const logDirectory = join(config.directory, 'logs');
  const log = openLog(logDirectory, 'shell', config.logLevel);
  const vault = openVault(join(config.profileDirectory, 'secrets.json'), systemKeys(), log);
  const engine = createEngineHost({
    entry: join(bundles, 'engine.cjs'),
    startOptions: () => ({ ...config, logDirectory, rendererDirectory: screens, secrets: vault.readAll() }),
    log,
    onReady: () => ports.offerAll(),
    onRefused: (message) => refuseToStart(message, EXIT_REFUSED),
    onGivenUp: () => offerAnotherTry(engine),
    onSecret: ({ name, value }) => vault.write(name, value),
  });
  const ports = createPortBroker(engine);
  const newWindow = () => openWindow({ preload: join(bundles, 'preload.cjs'), log });

  lockDown(session.defaultSession);
  serveScreens(session.defaultSession.protocol, screens);
  closeEngineBeforeQuitting(engine);
  // Whoever started the app with a channel (npm start) ends it by closing that.
  process.once('disconnect', () => app.quit());
  app.on('second-instance', focusFirstWindow);
  const updates = startUpdates(config.updateFeed, log);
  const { cloudUrl } = config;
  setMenu({
    newWindow,
    openDataFolder: () => shell.openPath(config.directory),
    openOwnersPage: cloudUrl ? () => shell.openExternal(cloudUrl) : null,
    checkForUpdates: updates.check,
  });
  engine.start();
  newWindow();
}

/** Starting again would meet the same: the words say what a person can do, and the app ends with an error. */
function refuseToStart(sentence: string, code: number): void {
  console.error(sentence);
  dialog.showErrorBox('Evertill cannot start', sentence);
  app.exit(code);
}

async function offerAnotherTry(engine: EngineHost): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Evertill',
    message: 'The till keeps stopping and cannot be used right now.',
    detail: 'Everything that was sold is safe on the disk. Try again; if that does not help, restart this computer.',
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) engine.start();
  else app.exit(1);
}

/** Commits are durable without this; it lets the engine leave its file tidy and its printers' jobs written. */
function closeEngineBeforeQuitting(engine: EngineHost): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    engine.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
