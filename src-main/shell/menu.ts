import { app, Menu, type MenuItemConstructorOptions } from 'electron';

interface Actions {
  readonly newWindow: () => void;
  readonly openDataFolder: () => void;
  /** Null where no cloud is configured. */
  readonly openOwnersPage: (() => void) | null;
  readonly checkForUpdates: (() => void) | null;
}

/** The application menu. Reloading and developer tools are for people who build the app, not for a counter. */
export function setMenu(actions: Actions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions)));
}

function menuTemplate(actions: Actions): MenuItemConstructorOptions[] {
  const item = (label: string, click: () => void): MenuItemConstructorOptions => ({ label, click });
  return [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&Till',
      submenu: [
        { ...item('New window', actions.newWindow), accelerator: 'CmdOrCtrl+N' },
        ...(actions.openOwnersPage ? [item('Owner’s page', actions.openOwnersPage)] : []),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        ...(app.isPackaged
          ? []
          : [{ type: 'separator' } as const, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        item('Show the data folder', actions.openDataFolder),
        ...(actions.checkForUpdates ? [item('Look for an update', actions.checkForUpdates)] : []),
        { type: 'separator' },
        { label: `Evertill ${app.getVersion()}`, enabled: false },
      ],
    },
  ];
}
