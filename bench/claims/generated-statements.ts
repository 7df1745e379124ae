import { Stance, type StatementInput } from '../../src/contradictions/detection/types.js';
import { Newsroom, type NewsroomOptions } from './newsroom.js';

interface Line {
  key: string;
  statement: string;
  language: StatementInput['language'];
  kind: StatementInput['kind'];
  attributions: { saidAt?: string; speaker: { name: string } }[];
}

/** A generated claim as detection is given it. */
function inputOf(line: object): StatementInput & { speaker: string | null } {
  const { statement, language, kind, attributions } = line as Line;
  const [first] = attributions;
  const speaker = first?.speaker.name ?? null;
  const saidAt = first?.saidAt ?? null;
  return { statement, language, kind, saidAt, speaker, stance: Stance.ASSERTS };
}

/**
 * The first claims of a generated newsroom, in the order in which they would be recorded.
 *
 * @param claims how many; the larger the newsroom that they open, the more of them a day
 */
export function openingStatements(claims: number, newsroom: NewsroomOptions): StatementInput[] {
  const found: StatementInput[] = [];
  for (const { line } of new Newsroom(newsroom).lines()) {
    found.push(inputOf(line));
    if (found.length === claims) break;
  }
  return found;
}

/**
 * The first pairs of a generated newsroom of which the later claim was made to contradict the earlier one.
 *
 * @param wanted how many
 * @throws Error where the newsroom has fewer
 */
export function plantedPairs(
  wanted: number,
  newsroom: NewsroomOptions,
): [StatementInput, StatementInput][] {
  const inputs = new Map<string, StatementInput>();
  const found: [StatementInput, StatementInput][] = [];
  for (const { line, planted } of new Newsroom(newsroom).lines()) {
    const input = inputOf(line);
    inputs.set((line as Line).key, input);
    if (planted) found.push([inputs.get(planted.a)!, input]);
    if (found.length === wanted) return found;
  }
  throw new Error(`${newsroom.claims} claims have ${found.length} planted pairs, not ${wanted}`);
}

/** Statements of a generated newsroom, with what contradicts them, as detection is given them. */
export function generatedStatements(claims: number): StatementInput[] {
  const statements: StatementInput[] = [];
  for (const { line, rival } of new Newsroom({ claims, planted: 0.05 }).lines()) {
    const input = inputOf(line);
    statements.push(input);
    if (rival) {
      const { statement, language, kind, saidAt } = rival;
      const { speaker } = input;
      statements.push({ statement, language, kind, saidAt, speaker, stance: Stance.ASSERTS });
    }
  }
  return statements;
}
