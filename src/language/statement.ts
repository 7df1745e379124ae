/** What sort of proposition a claim is. */
export enum ClaimKind {
  FACT = 'FACT',
  FORECAST = 'FORECAST',
  COMMITMENT = 'COMMITMENT',
  DEMAND = 'DEMAND',
  OPINION = 'OPINION',
}

/** What the speaker does to the claim in one attribution, after PARC. */
export enum Stance {
  ASSERTS = 'ASSERTS',
  DENIES = 'DENIES',
  DOUBTS = 'DOUBTS',
  REPORTS = 'REPORTS',
}

/** How exactly a stated number binds: `EXACT` 17, `ABOUT` ~2,500, `AT_LEAST`, `MORE_THAN`, `AT_MOST`, `LESS_THAN`, `BETWEEN`. */
export enum Comparator {
  EXACT = 'EXACT',
  ABOUT = 'ABOUT',
  AT_LEAST = 'AT_LEAST',
  MORE_THAN = 'MORE_THAN',
  AT_MOST = 'AT_MOST',
  LESS_THAN = 'LESS_THAN',
  BETWEEN = 'BETWEEN',
}

/** A number a statement gives. `lower`/`upper` are null where unbounded; `start`/`end` are UTF-16 offsets into the statement. */
export interface StatedQuantity {
  /** What is counted or measured, as a stemmed key ("جندي", "seat"); null when unclear. */
  subject: string | null;
  /** Canonical unit ("PERCENT", "USD", "KM"…), null for a plain count. */
  unit: string | null;
  lower: number | null;
  upper: number | null;
  comparator: Comparator;
  start: number;
  end: number;
}
