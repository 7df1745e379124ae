import { visibleText } from '../../contradictions/explain/visible-text.js';
import { inLanguage } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import type { Proposal } from '../engine/types.js';
import { byWorth, describeProposal, pathOf, worthReasons } from './describe-proposal.js';
import { labels } from './labels.js';

/** First-strong isolate: a name of the other direction does not move what stands around it. */
const isolate = (text: string): string => `\u2068${visibleText(text)}\u2069`;

/** The proposals in lines for a terminal, in the words of `language`, the most deserving first. */
export function listProposals(proposals: readonly Proposal[], language: Language): string {
  if (proposals.length === 0) return `${inLanguage(labels.text.none, language)}\n`;
  const comma = language === Language.AR ? '، ' : ', ';
  // A terminal lays a line out by its own letters, so the arrow follows the language.
  const arrow = language === Language.AR ? ' ← ' : ' → ';
  return byWorth(proposals)
    .map(({ number, proposal }) => {
      const lines = describeProposal(proposal, language).map(({ label, values }) => {
        const shown = values.map(
          ({ value, note }) => isolate(value) + (note ? ` (${isolate(note)})` : ''),
        );
        return `   ${inLanguage(labels.text[label], language)}: ${shown.join(comma)}\n`;
      });
      const path = pathOf(proposal, language).map(
        ({ name, kind }) => `${isolate(name)} (${isolate(kind)})`,
      );
      if (path.length > 1) {
        lines.push(`   ${inLanguage(labels.text.chain, language)}: ${path.join(arrow)}\n`);
      }
      const reasons = worthReasons(proposal, language).join(comma);
      const percent = Math.round(proposal.worth.score * 100);
      lines.push(`   ${inLanguage(labels.text.worth, language)}: ${percent}% (${reasons})\n`);
      return `${number}. ${isolate(proposal.statement.text)}\n${lines.join('')}`;
    })
    .join('\n');
}
