import {
  type RepeatableAct,
  repeatableActsAt,
} from '../../../language/concepts/repeatable-acts.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';

/** How many words one who tells of such an act puts before it. */
const REACH = 5;

/** The acts that a statement opens with of which another of the same kind excludes nothing. */
const actsOf = noted(({ tokens, frame }: AnalysedStatement): readonly RepeatableAct[] =>
  tokens
    .slice(frame.to, frame.to + REACH)
    .flatMap((_, at) => repeatableActsAt(tokens, frame.to + at)),
);

/** Whether a statement tells of such an act. */
export const tellsRepeatable = (statement: AnalysedStatement): boolean =>
  actsOf(statement).length > 0;

/** Whether both tell of an act that can be done again elsewhere or to another. */
export const isRepeatable = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  tellsRepeatable(a) && tellsRepeatable(b);

const isMutualAct = ({ mutual }: RepeatableAct): boolean => mutual === true;

/** Whether both tell of an act that the two parties can do to each other. */
export const isMutual = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  actsOf(a).some(isMutualAct) && actsOf(b).some(isMutualAct);
