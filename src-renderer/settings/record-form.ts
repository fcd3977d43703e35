import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId, NewId } from '#shared/ids/ids.ts';
import type { Trouble } from '../till-client/trouble.ts';

/**
 * A form over one record that others may edit meanwhile: it holds only the fields that were edited here, shows them
 * over the record as it now stands, and saves only those that differ from it; spec [OF15].
 */
export interface RecordForm<F extends object, Problem extends string = string> extends StoreApi<FormState<F>> {
  readonly check: FormRules<F, Problem>['check'];
  edit(edits: Partial<F>): void;
  /** From now on this field says what is wrong with it. */
  leave(field: keyof F): void;
  /** Saves what differs; answers whether the record now stands as shown. */
  submit(record: F): Promise<boolean>;
  discard(): void;
}

export interface FormState<F extends object> {
  readonly edits: Partial<F>;
  /** Fields that a person has been to: only these say what is wrong. */
  readonly left: ReadonlySet<keyof F>;
  readonly saving: boolean;
  readonly trouble: Trouble | null;
}

export interface FormRules<F extends object, Problem extends string> {
  readonly newId: NewId;
  /** What is wrong with each field, before anything is sent. */
  readonly check: (shown: F) => { readonly [K in keyof F]?: Problem };
  /**
   * Sends the fields that differ. What failed may have been done all the same: asked again for the same, it carries the same
   * id; spec [OF22].
   */
  readonly save: (changed: Partial<F>, commandId: CommandId) => Promise<Trouble | null>;
}

export function createRecordForm<F extends object, Problem extends string>(
  rules: FormRules<F, Problem>,
): RecordForm<F, Problem> {
  const untouched = (): FormState<F> => ({ edits: {}, left: new Set(), saving: false, trouble: null });
  const store = createStore<FormState<F>>(untouched);
  let intention: { readonly commandId: CommandId; readonly said: string } | null = null;
  return {
    ...store,
    check: rules.check,
    edit: (edits) => store.setState((now) => ({ edits: { ...now.edits, ...edits }, trouble: null })),
    leave: (field) => store.setState(({ left }) => ({ left: new Set([...left, field]) })),
    discard: () => store.setState(untouched(), true),
    async submit(record) {
      const { edits, saving } = store.getState();
      if (saving) return false;
      const shown = { ...record, ...edits };
      const problems = rules.check(shown);
      if (Object.keys(problems).length > 0) {
        store.setState(({ left }) => ({ left: new Set([...left, ...(Object.keys(problems) as (keyof F)[])]) }));
        return false;
      }
      const changed = changedFields(record, edits);
      if (Object.keys(changed).length > 0) {
        store.setState({ saving: true, trouble: null });
        const said = JSON.stringify(changed);
        if (intention?.said !== said) intention = { commandId: rules.newId<CommandId>(), said };
        const trouble = await rules.save(changed, intention.commandId);
        if (trouble?.kind !== 'failed') intention = null;
        if (trouble) {
          store.setState({ saving: false, trouble });
          return false;
        }
      }
      store.setState(untouched(), true);
      return true;
    },
  };
}

/** The edits that would change the record. */
export function changedFields<F extends object>(record: F, edits: Partial<F>): Partial<F> {
  const differs = ([field, value]: [string, unknown]) =>
    JSON.stringify(record[field as keyof F]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(edits).filter(differs)) as Partial<F>;
}
