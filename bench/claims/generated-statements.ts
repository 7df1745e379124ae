import { Stance, type StatementInput } from '../../src/contradictions/detection/types.js';
import { Newsroom } from './newsroom.js';

interface Line {
  statement: string;
  language: StatementInput['language'];
  kind: StatementInput['kind'];
  attributions: { saidAt?: string; speaker: { name: string } }[];
}

/** Statements of a generated newsroom, with what contradicts them, as detection is given them. */
export function generatedStatements(claims: number): StatementInput[] {
  const statements: StatementInput[] = [];
  for (const { line, rival } of new Newsroom({ claims, planted: 0.05 }).lines()) {
    const { statement, language, kind, attributions } = line as Line;
    const [first] = attributions;
    const speaker = first?.speaker.name ?? null;
    const said = { saidAt: first?.saidAt ?? null, speaker, stance: Stance.ASSERTS };
    statements.push({ statement, language, kind, ...said });
    if (rival) {
      const { statement, language, kind, saidAt } = rival;
      statements.push({ statement, language, kind, saidAt, speaker, stance: Stance.ASSERTS });
    }
  }
  return statements;
}
