// @generated from spec/onion/sendme.protocol: change that, then npm run generate.
/** Package Window, Delivery, Stream Window, Stream Delivery: one function an event, one case a state; `// :9` is a line of the spec. */

/** What an event came to. */
export const HANDLED = 0;
export const IGNORED = 1;
export const DEFERRED = 2;
export const REFUSED = 3;

/** The states of a Package Window. */
export const OPEN = 0;
export type PackageWindowState = typeof OPEN;
/** By state, the name that the specification gives it. */
export const stateNames: readonly string[] = ['Open'];

export const NOTHING_MAY_BE_SENT = 4;
export const MORE_THAN_WAS_SENT = 5;
export type PackageWindowOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof NOTHING_MAY_BE_SENT
  | typeof MORE_THAN_WAS_SENT;
/** By outcome, its name; a refusal's is its reason. */
export const outcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'nothing may be sent',
  'more than was sent',
];

/** What begin carries. */
export interface Begin {
  /** Initial: circwindow of the consensus: param-spec. */
  readonly initial: number;
}

/** What the runtime keeps, answers and does for a Package Window. */
export interface PackageWindow {
  state: PackageWindowState;
  /** Window. */
  window: number;
  /** note the tag: of the cell that the next SENDME will speak for: tor-spec §7.3.1. */
  noteTheTag(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startPackageWindow(packageWindow: PackageWindow): void {
  packageWindow.state = OPEN;
  packageWindow.window = 1000;
}

/** begin: circwindow of the consensus: param-spec. */
export function onBegin(packageWindow: PackageWindow, begin: Begin): PackageWindowOutcome {
  switch (packageWindow.state) {
    case OPEN:
      packageWindow.window = begin.initial;
      return HANDLED; // :20
  }
}

/** cell sent. */
export function onCellSent(packageWindow: PackageWindow): PackageWindowOutcome {
  switch (packageWindow.state) {
    case OPEN:
      if (packageWindow.window > 0) {
        packageWindow.window -= 1;
        if (packageWindow.window % 100 === 0) {
          packageWindow.noteTheTag();
        }
        return HANDLED; // :21
      }
      return NOTHING_MAY_BE_SENT; // :22
  }
}

/** SENDME. */
export function onSendme(packageWindow: PackageWindow): PackageWindowOutcome {
  switch (packageWindow.state) {
    case OPEN:
      if (packageWindow.window <= 900) {
        packageWindow.window += 100;
        return HANDLED; // :23
      }
      return MORE_THAN_WAS_SENT; // :24
  }
}

/** The states of a Delivery. */
export const DELIVERY_OPEN = 0;
export type DeliveryState = typeof DELIVERY_OPEN;
/** By state, the name that the specification gives it. */
export const deliveryStateNames: readonly string[] = ['Open'];

export type DeliveryOutcome = typeof HANDLED | typeof IGNORED | typeof DEFERRED | typeof REFUSED;
/** By outcome, its name; a refusal's is its reason. */
export const deliveryOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
];

/** What the runtime keeps, answers and does for a Delivery. */
export interface Delivery {
  state: DeliveryState;
  /** Increment. */
  readonly increment: number;
  /** Delivered. */
  delivered: number;
  /** send SENDME: with the tag of this very cell. */
  sendSendme(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startDelivery(delivery: Delivery): void {
  delivery.state = DELIVERY_OPEN;
  delivery.delivered = 0;
}

/** DATA. */
export function onDeliveryData(delivery: Delivery): DeliveryOutcome {
  switch (delivery.state) {
    case DELIVERY_OPEN:
      if (delivery.delivered + 1 >= delivery.increment) {
        delivery.delivered = 0;
        delivery.sendSendme();
        return HANDLED; // :43
      }
      delivery.delivered += 1;
      return HANDLED; // :44
  }
}

/** The states of a Stream Window. */
export const STREAM_WINDOW_OPEN = 0;
export type StreamWindowState = typeof STREAM_WINDOW_OPEN;
/** By state, the name that the specification gives it. */
export const streamWindowStateNames: readonly string[] = ['Open'];

export const STREAM_WINDOW_NOTHING_MAY_BE_SENT = 4;
export const STREAM_WINDOW_MORE_THAN_WAS_SENT = 5;
export type StreamWindowOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof STREAM_WINDOW_NOTHING_MAY_BE_SENT
  | typeof STREAM_WINDOW_MORE_THAN_WAS_SENT;
/** By outcome, its name; a refusal's is its reason. */
export const streamWindowOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'nothing may be sent',
  'more than was sent',
];

/** What the runtime keeps, answers and does for a Stream Window. */
export interface StreamWindow {
  state: StreamWindowState;
  /** Window. */
  window: number;
}

/** Puts it where it starts, with what is known from the first. */
export function startStreamWindow(streamWindow: StreamWindow): void {
  streamWindow.state = STREAM_WINDOW_OPEN;
  streamWindow.window = 500;
}

/** cell sent. */
export function onStreamWindowCellSent(streamWindow: StreamWindow): StreamWindowOutcome {
  switch (streamWindow.state) {
    case STREAM_WINDOW_OPEN:
      if (streamWindow.window > 0) {
        streamWindow.window -= 1;
        return HANDLED; // :55
      }
      return STREAM_WINDOW_NOTHING_MAY_BE_SENT; // :56
  }
}

/** SENDME. */
export function onStreamWindowSendme(streamWindow: StreamWindow): StreamWindowOutcome {
  switch (streamWindow.state) {
    case STREAM_WINDOW_OPEN:
      if (streamWindow.window <= 450) {
        streamWindow.window += 50;
        return HANDLED; // :57
      }
      return STREAM_WINDOW_MORE_THAN_WAS_SENT; // :58
  }
}

/** The states of a Stream Delivery. */
export const STREAM_DELIVERY_OPEN = 0;
export type StreamDeliveryState = typeof STREAM_DELIVERY_OPEN;
/** By state, the name that the specification gives it. */
export const streamDeliveryStateNames: readonly string[] = ['Open'];

export const STREAM_DELIVERY_MORE_THAN_WAS_ALLOWED = 4;
export type StreamDeliveryOutcome =
  | typeof HANDLED
  | typeof IGNORED
  | typeof DEFERRED
  | typeof REFUSED
  | typeof STREAM_DELIVERY_MORE_THAN_WAS_ALLOWED;
/** By outcome, its name; a refusal's is its reason. */
export const streamDeliveryOutcomeNames: readonly string[] = [
  'handled',
  'ignored',
  'deferred',
  'refused',
  'more than was allowed',
];

/** What the runtime keeps, answers and does for a Stream Delivery. */
export interface StreamDelivery {
  state: StreamDeliveryState;
  /** Unacknowledged. */
  unacknowledged: number;
  /** send SENDME. */
  sendSendme(): void;
}

/** Puts it where it starts, with what is known from the first. */
export function startStreamDelivery(streamDelivery: StreamDelivery): void {
  streamDelivery.state = STREAM_DELIVERY_OPEN;
  streamDelivery.unacknowledged = 0;
}

/** DATA. */
export function onStreamDeliveryData(streamDelivery: StreamDelivery): StreamDeliveryOutcome {
  switch (streamDelivery.state) {
    case STREAM_DELIVERY_OPEN:
      if (streamDelivery.unacknowledged < 500) {
        streamDelivery.unacknowledged += 1;
        return HANDLED; // :73
      }
      return STREAM_DELIVERY_MORE_THAN_WAS_ALLOWED; // :74
  }
}

/** room: the reader is not far behind. */
export function onStreamDeliveryRoom(streamDelivery: StreamDelivery): StreamDeliveryOutcome {
  switch (streamDelivery.state) {
    case STREAM_DELIVERY_OPEN:
      if (streamDelivery.unacknowledged >= 50) {
        streamDelivery.unacknowledged -= 50;
        streamDelivery.sendSendme();
        return HANDLED; // :75
      }
      return IGNORED; // :76
  }
}
