/**
 * The numbers of flow control that a consensus may change, each with what it is when the consensus
 * does not speak of it, and the least and the most it may be (param-spec; prop324 §6.5). They are
 * read once for each circuit.
 */
import { bounded } from '../parameter.ts';
import type { Bounds, Parameter } from '../parameter.ts';
import type { VegasParameters } from './vegas.ts';

export interface FlowParameters {
  /** How many cells a circuit may send at first, without congestion control. */
  readonly circuitWindow: number;
  /** Whether congestion control is to be asked for. */
  readonly isVegas: boolean;
  /** Cells to a SENDME, with congestion control; a relay may say another number. */
  readonly sendmeIncrement: number;
  readonly vegas: VegasParameters;
  /** So many cells wait at a client, or at an exit, when XOFF is sent. */
  readonly xoffClientCells: number;
  readonly xoffExitCells: number;
}

const INT32_MAX = 0x7fffffff;
/** What relays keep for a channel before they call it full: prop324 §6.5.2. */
const OUTBUF_CELLS = 62;
/** Of cc_alg: congestion control by Vegas. */
const VEGAS = 2;

/** Of circuits that lead to an exit. */
const PARAMETERS = {
  circwindow: [1000, 100, 1000],
  cc_alg: [VEGAS, 0, 3],
  cc_sendme_inc: [31, 1, 254],
  cc_cwnd_init: [124, 31, 10_000],
  cc_cwnd_inc: [1, 1, 1000],
  cc_cwnd_inc_rate: [31, 1, 250],
  cc_cwnd_inc_pct_ss: [100, 1, 500],
  cc_cwnd_min: [124, 31, 1000],
  cc_cwnd_max: [INT32_MAX, 500, INT32_MAX],
  cc_cwnd_full_gap: [4, 0, 0x7fff],
  cc_cwnd_full_minpct: [25, 0, 100],
  cc_ewma_cwnd_pct: [50, 1, 255],
  cc_ewma_max: [10, 2, INT32_MAX],
  cc_ewma_ss: [2, 2, INT32_MAX],
  cc_rtt_reset_pct: [100, 0, 100],
  cc_ss_max: [5000, 500, INT32_MAX],
  cc_sscap_exit: [600, 100, INT32_MAX],
  cc_vegas_alpha_exit: [3 * OUTBUF_CELLS, 0, 1000],
  cc_vegas_beta_exit: [4 * OUTBUF_CELLS, 0, 1000],
  cc_vegas_gamma_exit: [3 * OUTBUF_CELLS, 0, 1000],
  cc_vegas_delta_exit: [5 * OUTBUF_CELLS, 0, 1000],
  cc_xoff_client: [500, 1, 10_000],
  cc_xoff_exit: [500, 1, 10_000],
} as const satisfies Record<string, Bounds>;

export function flowParametersOf(parameter: Parameter): FlowParameters {
  const of = (name: keyof typeof PARAMETERS): number => bounded(parameter, name, PARAMETERS[name]);
  return {
    circuitWindow: of('circwindow'),
    isVegas: of('cc_alg') === VEGAS,
    sendmeIncrement: of('cc_sendme_inc'),
    xoffClientCells: of('cc_xoff_client'),
    xoffExitCells: of('cc_xoff_exit'),
    vegas: {
      initial: of('cc_cwnd_init'),
      cwndInc: of('cc_cwnd_inc'),
      cwndIncRate: of('cc_cwnd_inc_rate'),
      cwndIncPctSs: of('cc_cwnd_inc_pct_ss'),
      cwndMin: of('cc_cwnd_min'),
      cwndMax: of('cc_cwnd_max'),
      cwndFullGap: of('cc_cwnd_full_gap'),
      cwndFullMinpct: of('cc_cwnd_full_minpct'),
      alpha: of('cc_vegas_alpha_exit'),
      beta: of('cc_vegas_beta_exit'),
      gamma: of('cc_vegas_gamma_exit'),
      delta: of('cc_vegas_delta_exit'),
      ssCwndCap: of('cc_sscap_exit'),
      ssCwndMax: of('cc_ss_max'),
      ewmaCwndPercent: of('cc_ewma_cwnd_pct'),
      ewmaMax: of('cc_ewma_max'),
      ewmaSlowStart: of('cc_ewma_ss'),
      rttResetPercent: of('cc_rtt_reset_pct'),
    },
  };
}
