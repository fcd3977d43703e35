import { EventPublisher } from '@orpc/server';
import type { TillChange } from '#shared/contract/till-state.ts';
import { type Backups, createBackups, NO_BACKUPS } from '../backup/create-backups.ts';
import { finishRecoveries } from '../backup/finish-recoveries.ts';
import { keepHead, markOf } from '../backup/head-file.ts';
import { ownOrCopy } from '../backup/own-or-copy.ts';
import { recoverTill } from '../backup/recover-till.ts';
import { readUnseen } from '../backup/recoveries.ts';
import { type Recovery, recoverySentences } from '../backup/recovery-report.ts';
import { forgetPeople } from '../guests/forget-people.ts';
import { createConnectedScreens, type KitchenNews } from '../kitchen/connected-screens.ts';
import { keepPrintingUnshown } from '../kitchen/print-unshown.ts';
import { createScreenAccess, type ScreenAccess } from '../kitchen/screen-access.ts';
import { createScreenRouter, type ScreenRouter } from '../kitchen/screen-router.ts';
import { unseenStations } from '../kitchen/show-on-screens.ts';
import { cardTiming, createCardAttempts } from '../payments/card-attempts.ts';
import { createSimulatedDriver } from '../payments/simulated-reader/simulated-driver.ts';
import { createSimulatedReader } from '../payments/simulated-reader/simulated-reader.ts';
import { readPrintAlerts } from '../printing/print-alerts.ts';
import { createSpooler } from '../printing/spooler.ts';
import { createReceiptLinks } from '../receipts/receipt-links.ts';
import { createActing } from '../staff/acting.ts';
import { createApprovals } from '../staff/approvals.ts';
import { createPinKeys } from '../staff/pin-keys.ts';
import { resealPins } from '../staff/reseal-pins.ts';
import { createSessions, type Sessions } from '../staff/sessions.ts';
import { toldOfShopKey } from '../staff/told-of-shop-key.ts';
import { type TryPin, tryPin } from '../staff/try-pin.ts';
import { createHistoryPull } from '../sync/history-pull.ts';
import { readHistoryProgress, wantHistory, wantSegment } from '../sync/history-state.ts';
import { createJournalPush } from '../sync/journal-push.ts';
import { realPace } from '../sync/pace.ts';
import { createPull } from '../sync/pull.ts';
import { forkInThread, trainingOptions } from '../training/start-training.ts';
import { createTrainings, type Trainings } from '../training/trainings.ts';
import { correctedClock } from './corrected-clock.ts';
import { createDevice, readDevice } from './device.ts';
import type { EngineOptions } from './engine-options.ts';
import { readGivenNumbers } from './given-numbers.ts';
import { keepForgetting } from './keep-forgetting.ts';
import { asStartRefusal, type OpenDirectory, openDirectory, StartRefusal, unrecoverable } from './open-directory.ts';
import { plantShop } from './plant-shop.ts';
import { takeHistory } from './take-history.ts';
import { startSegment, takePlace } from './take-place.ts';
import { takeShape } from './take-shape.ts';
import { loadTill, type Till } from './till.ts';
import { createTillRouter, type TillRouter } from './till-router.ts';

/** A running engine: the one process that writes a till's file. */
export interface Engine {
  /** The till's contract, for every transport. */
  readonly router: TillRouter;
  /** The contract of the kitchen's screens, for the transport that lets them in. */
  readonly screenRouter: ScreenRouter;
  readonly screens: ScreenAccess;
  /** Who is signed in at each window, for the transports that let windows in. */
  readonly sessions: Sessions;
  readonly till: Till;
  readonly backups: Backups;
  /** What was done before this start about a damaged file; null where it was whole. */
  readonly recovery: Recovery | null;
  /** Stops printing and sending, then closes the file. What was committed is durable without it. */
  close(): Promise<void>;
}

/** Opens a data directory and runs its till. Throws `StartRefusal` with a sentence when it cannot. */
export function startEngine(options: EngineOptions): Engine {
  try {
    return startOn(options, null);
  } catch (error) {
    if (!(error instanceof StartRefusal) || error.reason !== 'corrupt') throw error;
    const recovery = recoverTill(options);
    if (!recovery) throw unrecoverable(options.directory);
    for (const sentence of recoverySentences(recovery, recovery.setAside)) options.log.error(sentence);
    return startOn(options, recovery);
  }
}

function startOn(options: EngineOptions, recovery: Recovery | null): Engine {
  const directory = openDirectory(options.directory, options.migrations, options.now);
  try {
    return runEngine(options, directory, recovery);
  } catch (error) {
    directory.close();
    throw asStartRefusal(error, options.directory);
  }
}

function runEngine(options: EngineOptions, directory: OpenDirectory, recovery: Recovery | null): Engine {
  const { log, newId } = options;
  const { db } = directory;
  const acting = createActing();
  const changes = new EventPublisher<{ change: TillChange }>({ maxBufferedEvents: MOST_UNREAD_CHANGES });
  const kitchen = new EventPublisher<{ news: KitchenNews }>({ maxBufferedEvents: MOST_UNREAD_CHANGES });
  const publish = (change: TillChange): void => {
    changes.publish('change', change);
    if (change.kind === 'settings') sayUnseen();
    if (change.kind === 'settings' || change.kind === 'staff') sessions.changed();
    if (change.kind === 'day') cards.captureDue();
    if (change.kind === 'settings' || change.kind === 'day') till.publishKitchen({ kind: 'board' });
  };
  const sayUnseen = () => publish({ kind: 'unseen-stations', stationIds: unseenStations(till) });
  const { fetch, pace } = options;
  const toCloud = { ...(fetch ? { fetch } : {}), ...(pace ? { pace } : {}) };
  const clock = correctedClock(db, options.now);
  const known = readDevice(db);
  const till = loadTill(db, known ? ownOrCopy(options, db, known) : createDevice(db, newId), {
    now: clock.read,
    newId,
    actor: acting.now,
    screens: createConnectedScreens(sayUnseen),
    publish,
    publishKitchen: (news) => kitchen.publish('news', news),
    onRecorded: () => {
      push.wake();
      head.moved();
      backups.moved();
    },
    onRows: () => {
      push.wakeRows();
      backups.moved();
    },
    onPrintJobs: () => spooler.wake(),
  });
  const pinKeys = createPinKeys(options.secrets, () => till.device.shop);
  const sessions = createSessions(till, pinKeys);
  const approvals = createApprovals(till.now);
  const tryPinHere: TryPin = (staffId, pin) => tryPin(till, pinKeys, staffId, pin);
  const trainings = options.training ? null : trainingsOf(options, tryPinHere);
  const spooler = createSpooler({
    ...{ db, now: till.now, newId, log },
    isTraining: options.training !== undefined,
    ...(options.printTiming ? { timing: options.printTiming } : {}),
    onChange: (job) => publish({ kind: 'print-job', job }),
    onAlerts: () => publish({ kind: 'print-alerts', alerts: readPrintAlerts(db) }),
  });
  const forgetting = keepForgetting({
    ...{ db, now: till.now, log },
    forgetPeople: (before, most) => forgetPeople(till, before, most),
    ...(pace ? { pace } : {}),
  });
  const push = createJournalPush({
    db,
    log,
    now: till.now,
    cloudUrl: options.cloudUrl,
    pairingCode: options.pairingCode,
    secrets: toldOfShopKey(options.secrets, () => resealPins(till, pinKeys)),
    ...toCloud,
    device: () => till.device,
    onStatus: (sync) => publish({ kind: 'sync', sync }),
    onServerTime: clock.correct,
    onPaired: (place) => {
      takePlace(till, place);
      head.moved();
      wantHistory(db);
    },
    onToken: () => {
      pull.restart();
      history.wake();
    },
    onCopyMet: (segment, after) => {
      wantSegment(db, segment, after);
      history.wake();
    },
    history: () => readHistoryProgress(db),
    onSegmentRefused: (segment) => {
      if (till.device.segment.id === segment) startSegment(till, till.device);
    },
  });
  const head = keepHead(
    options.directory,
    () => markOf(till.device, till.head, readGivenNumbers(db, till.device.id)),
    log,
  );
  const backups = options.training
    ? NO_BACKUPS
    : createBackups({ directory: options.directory, worker: options.backupWorker, now: options.now, log });
  const pull = createPull({
    db,
    log,
    cloudUrl: options.pulls === false ? null : options.cloudUrl,
    token: () => options.secrets.read('device-token'),
    shop: () => till.device.shop,
    take(batch) {
      const unread = takeShape(till, batch);
      if (batch.shape === 'staff') resealPins(till, pinKeys);
      return unread;
    },
    ...toCloud,
    ...(options.readShape ? { readShape: options.readShape } : {}),
  });
  const history = createHistoryPull({
    db,
    log,
    cloudUrl: options.pulls === false ? null : options.cloudUrl,
    token: () => options.secrets.read('device-token'),
    take: (part) => takeHistory(till, part),
    onMoved: () => push.showSoon(),
    onComplete: () => {
      if (finishRecoveries(db, options.directory, log)) publish({ kind: 'recovery', recovery: readUnseen(db) });
    },
    ...toCloud,
  });
  const receiptLinks = createReceiptLinks(options.secrets, options.cloudUrl, () => till.device.shop);
  const simulatedReader = createSimulatedReader({ directory: options.directory, newId, now: options.now });
  const cards = createCardAttempts({
    ...{ till, acting, log, pace: pace ?? realPace },
    drivers: { simulated: createSimulatedDriver(simulatedReader) },
    timing: { ...cardTiming, ...options.cardTiming },
  });
  const screens = createScreenAccess(till);
  const listen = (hear: (news: KitchenNews) => void) => kitchen.subscribe('news', hear);
  const unshown = keepPrintingUnshown({ till, listen, pace: pace ?? realPace, log });
  resealPins(till, pinKeys);
  if (!known) plantShop(till, options.seed);
  return {
    router: createTillRouter({
      ...{
        till,
        push,
        spooler,
        receiptLinks,
        screens,
        acting,
        approvals,
        sessions,
        pinKeys,
        cards,
        simulatedReader,
        log,
      },
      ...{ tryPin: options.training?.tryPin ?? tryPinHere, trainings, isTraining: options.training !== undefined },
      watch: (signal) => changes.subscribe('change', signal ? { signal } : {}),
    }),
    screenRouter: createScreenRouter({
      ...{ till, listen },
      watch: (signal) => kitchen.subscribe('news', signal ? { signal } : {}),
      pace: pace ?? realPace,
    }),
    screens,
    sessions,
    till,
    backups,
    recovery,
    async close() {
      unshown.close();
      await trainings?.close();
      await Promise.all([
        push.close(),
        pull.close(),
        history.close(),
        spooler.close(),
        backups.close(),
        forgetting.close(),
        cards.close(),
      ]);
      await head.close();
      directory.close();
    },
  };
}

/** People train on copies of this file, each run by an engine that has nothing else. */
const trainingsOf = (options: EngineOptions, tryPin: TryPin): Trainings =>
  createTrainings({
    ...{ directory: options.directory, log: options.log },
    fork: (directory) => forkInThread(options, directory),
    start: (directory) => startOn(trainingOptions(options, directory, { tryPin }), null),
  });

/** A screen that reads nothing for so many changes has gone; it asks for the whole state when it comes back. */
const MOST_UNREAD_CHANGES = 10_000;
