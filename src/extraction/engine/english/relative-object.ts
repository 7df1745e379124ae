import type { Range } from '../text/ranges.js';
import { textAt } from '../text/token-tests.js';
import type { Clause } from './clause.js';
import type { Complement } from './complement.js';
import { contentFrom } from './content-end.js';
import type { Subject } from './source.js';

/** "a decision that Mayor Quill said was painful": what was said is part of the noun before. */
export function relativeObject(
  clause: Clause,
  subject: Subject | null,
  { frame, content }: Complement,
): Range[] | null {
  if (!subject || frame !== 'BARE') return null;
  const { tokens } = clause.reading;
  if (!/^(?:was|were|is|are|would|had|has|will|could)$/.test(textAt(tokens, content))) return null;
  const range = contentFrom(clause, content);
  const first = textAt(tokens, content);
  // "said was “painful but unavoidable”": the quality alone is the content.
  if (/^(?:was|were|is|are)$/.test(first) && range.to > content + 1)
    return [{ from: content + 1, to: range.to }];
  return null;
}
