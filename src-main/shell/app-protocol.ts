import { type Protocol, protocol } from 'electron';
import { SCHEME, screensOf } from './screens.ts';

/** A scheme of our own has an origin of its own: no `file:` privileges, no port that another program could take. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screens of `directory`; spec [H3]. Throws when they have not been built. */
export function serveScreens(on: Protocol, directory: string): void {
  on.handle(SCHEME, screensOf(directory));
}
