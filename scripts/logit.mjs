// Newton's method with step halving, for the few parameters of a logit model.

/** Solves `matrix · x = right` by elimination with pivoting. */
function solve(matrix, right) {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const size = right.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let r = i + 1; r < size; r++)
      if (Math.abs(rows[r][i]) > Math.abs(rows[pivot][i])) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let r = i + 1; r < size; r++) {
      const factor = rows[r][i] / rows[i][i];
      for (let c = i; c <= size; c++) rows[r][c] -= factor * rows[i][c];
    }
  }
  const x = Array(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i][size];
    for (let c = i + 1; c < size; c++) rest -= rows[i][c] * x[c];
    x[i] = rest / rows[i][i];
  }
  return x;
}

/** The part of the likelihood that pulls parameters towards where they start; begins both sums. */
export function towardsStart(theta, start, pull, gradient, curvature) {
  let value = 0;
  theta.forEach((each, i) => {
    const off = each - start[i];
    value -= (pull * off * off) / 2;
    gradient[i] -= pull * off;
    curvature[i][i] += pull;
  });
  return value;
}

/**
 * The parameters at which a concave function is greatest.
 *
 * @param likelihood (theta, gradient, curvature) => value; adds to the gradient and to the negative Hessian
 */
export function maximise(start, likelihood) {
  const evaluate = (theta) => {
    const gradient = theta.map(() => 0);
    const curvature = theta.map(() => theta.map(() => 0));
    return { theta, value: likelihood(theta, gradient, curvature), gradient, curvature };
  };
  let best = evaluate([...start]);
  for (let round = 0; round < 50; round++) {
    const step = solve(best.curvature, best.gradient);
    let next = null;
    for (let part = 1; part > 1e-4 && !(next?.value > best.value); part /= 2)
      next = evaluate(best.theta.map((each, i) => each + part * step[i]));
    const gain = next.value - best.value;
    if (gain > 0) best = next;
    if (gain < 1e-7) return best.theta;
  }
  return best.theta;
}
