import { answerTest, type ShownDialog, tellTest } from './test-line.ts';

/*
 * What belongs to the desktop around the windows. Nothing is drawn: dialogs are told to the test, which answers those
 * that ask; the menu can be read and clicked by its labels; what would open elsewhere is written down.
 */

interface MessageBox {
  readonly title?: string;
  readonly message: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
}

let choose: (button: number) => void = () => undefined;
answerTest('choose', (button) => choose(button as number));

function show(given: MessageBox): ShownDialog {
  const { title = '', message, detail = '', buttons = ['OK'] } = given;
  const shown = { title, message, detail, buttons };
  tellTest({ told: 'dialog', dialog: shown });
  return shown;
}

export const dialog = {
  showErrorBox(title: string, content: string): void {
    show({ title, message: content });
  },
  showMessageBox(given: MessageBox): Promise<{ response: number; checkboxChecked: boolean }> {
    show(given);
    return new Promise((resolve) => {
      choose = (response) => resolve({ response, checkboxChecked: false });
    });
  },
};

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export class Menu {
  readonly items: readonly MenuItem[];
  static #application: Menu | null = null;

  constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItem[]): Menu {
    for (const item of everyItem(template)) {
      if (!item.label && !item.role && item.type !== 'separator')
        throw new Error('a menu item needs a label or a role');
    }
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
}

const everyItem = (items: readonly MenuItem[]): readonly MenuItem[] =>
  items.flatMap((item) => [item, ...everyItem(item.submenu ?? [])]);

answerTest('menu', () =>
  everyItem(Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, role }) => label ?? role ?? []),
);
answerTest('click', (label) => {
  everyItem(Menu.getApplicationMenu()?.items ?? [])
    .find((item) => item.label === label)
    ?.click?.();
});

const openedElsewhere: string[] = [];
answerTest('opened-elsewhere', () => openedElsewhere);

export const shell = {
  async openPath(path: string): Promise<string> {
    openedElsewhere.push(path);
    return '';
  },
  async openExternal(url: string): Promise<void> {
    openedElsewhere.push(url);
  },
};
