import { createStore, type StoreApi } from 'zustand/vanilla';
import { decodeMenuFile, menuFileTooLarge } from '#shared/catalog/menu-file.ts';
import {
  type ImportPreview,
  type ImportRequest,
  type ImportResult,
  MAX_IMPORT_BYTES,
} from '#shared/catalog/menu-import.ts';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import type { TillClient } from '../till-client/connection.ts';
import { type Trouble, troubleOf } from '../till-client/trouble.ts';

/** What to do about rows that cannot be read: import the others, or nothing until the file is mended. */
export type OnBadRows = 'skip' | 'refuse';

/** Why a file did not get as far as a preview, or a preview not into the menu. */
export type ImportTrouble = Trouble | { readonly kind: 'unreadable' };

export type MenuImportState =
  | { readonly step: 'choosing'; readonly trouble: ImportTrouble | null }
  | { readonly step: 'reading'; readonly fileName: string }
  | {
      readonly step: 'preview';
      readonly request: ImportRequest;
      readonly preview: ImportPreview;
      readonly onBadRows: OnBadRows;
      readonly importing: boolean;
      readonly trouble: ImportTrouble | null;
    }
  | { readonly step: 'done'; readonly fileName: string; readonly result: ImportResult };

export interface MenuImportStore extends StoreApi<MenuImportState> {
  /** Reads a file and asks what importing it would do. A later file makes an earlier one's answer void. */
  take(file: MenuFile): Promise<void>;
  chooseOnBadRows(onBadRows: OnBadRows): void;
  /** Imports the previewed file. A second call while one is under way does nothing; spec [OF14]. */
  importRows(): Promise<void>;
  /** Back to choosing a file. */
  startOver(): void;
}

/** The parts of the browser's `File` that are needed. */
export type MenuFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

const MOST_NAME_LENGTH = 255;

export function createMenuImportStore(
  client: Pick<TillClient['catalog'], 'previewImport' | 'import'>,
  newId: NewId,
): MenuImportStore {
  const store = createStore<MenuImportState>(() => ({ step: 'choosing', trouble: null }));
  const set = (state: MenuImportState) => store.setState(state, true);
  /** The file in hand; what comes back for another is dropped. */
  let inHand: MenuFile | null = null;
  /** One id per intention: the same rows, asked for again after a failure, are the same command. */
  let intention: { readonly commandId: CommandId; readonly onBadRows: OnBadRows } | null = null;

  async function read(file: MenuFile): Promise<MenuImportState> {
    const refused = (trouble: ImportTrouble): MenuImportState => ({ step: 'choosing', trouble });
    if (file.size > MAX_IMPORT_BYTES) return refused({ kind: 'refused', refusal: menuFileTooLarge() });
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return refused({ kind: 'unreadable' });
    const text = decodeMenuFile(new Uint8Array(bytes));
    if (!text.ok) return refused({ kind: 'refused', refusal: text.error });
    const request = { fileName: file.name.slice(-MOST_NAME_LENGTH), text: text.value };
    try {
      const preview = await client.previewImport(request);
      return { step: 'preview', request, preview, onBadRows: 'skip', importing: false, trouble: null };
    } catch (error) {
      return refused(troubleOf(error));
    }
  }

  return {
    ...store,
    async take(file) {
      inHand = file;
      intention = null;
      set({ step: 'reading', fileName: file.name });
      const state = await read(file);
      if (inHand === file) set(state);
    },
    chooseOnBadRows(onBadRows) {
      const now = store.getState();
      if (now.step === 'preview' && !now.importing) set({ ...now, onBadRows, trouble: null });
    },
    async importRows() {
      const now = store.getState();
      if (now.step !== 'preview' || now.importing) return;
      const { request, onBadRows } = now;
      const file = inHand;
      if (intention?.onBadRows !== onBadRows) intention = { commandId: newId<CommandId>(), onBadRows };
      set({ ...now, importing: true, trouble: null });
      try {
        const result = await client.import({ ...request, ...intention });
        if (inHand === file) set({ step: 'done', fileName: request.fileName, result });
      } catch (error) {
        const trouble = troubleOf(error);
        // An engine that refused has answered this intention; the next try is another one.
        if (trouble.kind === 'refused') intention = null;
        if (inHand === file) set({ ...now, trouble });
      }
    },
    startOver() {
      inHand = null;
      intention = null;
      set({ step: 'choosing', trouble: null });
    },
  };
}
