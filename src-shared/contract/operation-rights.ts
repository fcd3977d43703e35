import type { Right } from '../staff/rights.ts';
import type { TillContract } from './till-contract.ts';

/** A right; or that somebody is signed in, whoever; or nothing: what a screen needs to let somebody sign in, and to have the menu ready for them. */
export type OperationNeed = Right | 'signed-in' | 'nothing';

/**
 * What whoever asks must have for each operation of the till, so that one that was forgotten does not compile; spec [SF13].
 * What only some of an operation's commands need, the decision asks for itself.
 */
export const operationNeeds: {
  readonly [N in keyof TillContract]: Readonly<Record<keyof TillContract[N], OperationNeed>>;
} = {
  session: { watch: 'nothing', signIn: 'nothing', resume: 'nothing', end: 'nothing' },
  till: { state: 'signed-in', watch: 'signed-in', recoverySeen: 'signed-in' },
  orders: {
    open: 'sell',
    addLine: 'sell',
    addCombo: 'sell',
    label: 'sell',
    seat: 'sell',
    giveLines: 'sell',
    split: 'sell',
    refund: 'sell',
    changeLine: 'sell',
    voidLine: 'sell',
    addDiscount: 'sell',
    voidDiscount: 'sell',
    send: 'sell',
    rush: 'sell',
    note: 'sell',
    noteLines: 'sell',
    placeLines: 'sell',
    fireCourse: 'sell',
    payCash: 'sell',
    payExternal: 'sell',
    payCard: 'sell',
    changeTip: 'sell',
    repriceLine: 'sell',
    comp: 'sell',
    setServiceCharge: 'sell',
    exemptTax: 'sell',
    complete: 'sell',
    cancel: 'sell',
    get: 'signed-in',
    list: 'signed-in',
    story: 'signed-in',
  },
  receipts: { print: 'sell', mail: 'sell', mails: 'signed-in', link: 'signed-in' },
  guests: { describe: 'sell', erase: 'manage-staff' },
  cards: {
    cancel: 'sell',
    attempts: 'signed-in',
    simulate: 'sell',
    reader: 'signed-in',
    setSimulated: 'edit-settings',
  },
  day: { open: 'open-day', close: 'close-day' },
  drawer: {
    open: 'open-drawer-session',
    move: 'pay-in-out',
    noSale: 'no-sale',
    close: 'close-drawer',
    report: 'signed-in',
    printReport: 'signed-in',
    sessions: 'close-drawer',
    reprint: 'close-drawer',
  },
  catalog: {
    get: 'nothing',
    search: 'signed-in',
    change: 'edit-menu',
    addPicture: 'edit-menu',
    pictures: 'signed-in',
    setSoldOut: 'sell',
    previewImport: 'edit-menu',
    import: 'edit-menu',
  },
  settings: { change: 'edit-settings' },
  stock: { levels: 'signed-in', receive: 'manage-stock', waste: 'manage-stock', count: 'manage-stock' },
  staff: {
    list: 'signed-in',
    add: 'manage-staff',
    rename: 'manage-staff',
    archive: 'manage-staff',
    erase: 'manage-staff',
    setRole: 'manage-staff',
    setLanguage: 'signed-in',
    setPin: 'manage-staff',
    removePin: 'manage-staff',
    approve: 'signed-in',
  },
  printing: {
    jobs: 'signed-in',
    retry: 'signed-in',
    cancel: 'signed-in',
    reroute: 'signed-in',
    alertSeen: 'signed-in',
    check: 'edit-settings',
    testPage: 'edit-settings',
    pause: 'signed-in',
    resume: 'signed-in',
  },
  training: { enter: 'signed-in', resume: 'nothing', leave: 'nothing' },
  firstRun: { say: 'edit-settings', takeMenu: 'edit-menu', finish: 'edit-settings' },
  screens: { list: 'signed-in', switch: 'edit-settings', invite: 'edit-settings', remove: 'edit-settings' },
  sync: { status: 'signed-in', pair: 'edit-settings' },
};

/** What the operation at a path of the contract needs; where there is none such, that somebody is signed in. */
export function needOf([noun = '', operation = '']: readonly string[]): OperationNeed {
  const needs: Readonly<Record<string, OperationNeed>> = Object.hasOwn(operationNeeds, noun)
    ? operationNeeds[noun as keyof TillContract]
    : {};
  return Object.hasOwn(needs, operation) ? (needs[operation] ?? 'signed-in') : 'signed-in';
}
