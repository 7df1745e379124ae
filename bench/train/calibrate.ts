/** A held-out judgement: log odds, and whether the pair does conflict. */
export interface Outcome {
  odds: number;
  conflict: boolean;
  source: string;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Newton's step may overshoot where the odds are far too sure. */
const bounded = (step: number): number => Math.max(-0.3, Math.min(0.3, step));

/** Logistic calibration (Platt 1999) of held-out odds. */
export function calibrate(outcomes: readonly Outcome[]): {
  slope: number;
  bias: number;
} {
  let slope = 1;
  let bias = 0;
  for (let step = 0; step < 500; step++) {
    let [gs, gb, hss, hsb, hbb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { odds, conflict } of outcomes) {
      const p = 1 / (1 + Math.exp(-(slope * odds + bias)));
      const error = (conflict ? 1 : 0) - p;
      const curve = p * (1 - p);
      gs += error * odds;
      gb += error;
      hss += curve * odds * odds;
      hsb += curve * odds;
      hbb += curve;
    }
    const determinant = hss * hbb - hsb * hsb;
    slope += bounded((hbb * gs - hsb * gb) / determinant);
    bias += bounded((hss * gb - hsb * gs) / determinant);
    if (Math.abs(gs) + Math.abs(gb) < 1e-6) break;
  }
  return { slope: round(slope), bias: round(bias) };
}
