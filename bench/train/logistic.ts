/** A row of named numbers, most of them 0. */
export type Sparse = ReadonlyMap<string, number>;

export interface LogisticOptions {
  /** Ridge on every weight but the bias. */
  ridge: number;
  epochs: number;
}

export interface Logistic {
  bias: number;
  weights: Map<string, number>;
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

export const oddsOf = ({ bias, weights }: Logistic, row: Sparse): number => {
  let odds = bias;
  for (const [name, value] of row) odds += (weights.get(name) ?? 0) * value;
  return odds;
};

/** Logistic regression by full-batch gradient steps with a step for each weight (Duchi et al. 2011). */
export function fitLogistic(
  rows: readonly Sparse[],
  y: readonly number[],
  weight: readonly number[],
  { ridge, epochs }: LogisticOptions,
): Logistic {
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const places = new Map(names.map((name, at) => [name, at]));
  const columns = rows.map((row) => Int32Array.from(row.keys(), (name) => places.get(name) ?? 0));
  const values = rows.map((row) => Float64Array.from(row.values()));
  const total = weight.reduce((sum, each) => sum + each, 0);
  // The last place is the bias.
  const model = new Float64Array(names.length + 1);
  const squares = new Float64Array(names.length + 1).fill(1e-8);
  const slope = new Float64Array(names.length + 1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    slope.fill(0);
    for (const [at, own] of columns.entries()) {
      const amounts = values[at]!;
      let odds = model[names.length]!;
      for (let i = 0; i < own.length; i++) odds += model[own[i]!]! * amounts[i]!;
      const error = (sigmoid(odds) - (y[at] ?? 0)) * (weight[at] ?? 1);
      slope[names.length]! += error;
      for (let i = 0; i < own.length; i++) slope[own[i]!]! += error * amounts[i]!;
    }
    for (let at = 0; at <= names.length; at++) {
      const step = (slope[at]! + (at < names.length ? ridge * model[at]! : 0)) / total;
      squares[at]! += step * step;
      model[at]! -= (0.3 * step) / Math.sqrt(squares[at]!);
    }
  }
  return {
    bias: model[names.length]!,
    weights: new Map(names.map((name, at) => [name, model[at]!])),
  };
}
