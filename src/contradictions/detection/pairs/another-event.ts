import { wordsByRole } from '../../../language/cues/word-roles.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';

const wordsOf = wordsByRole<'EVENT_BEFORE' | 'EVENT_AFTER' | 'AGAIN'>('others');
const ANOTHER_BEFORE = wordsOf('EVENT_BEFORE');
const ANOTHER_AFTER = wordsOf('EVENT_AFTER');
/** "Also won in 2008", «فاز أيضا»: what is told comes on top of another of its kind. */
const AGAIN = wordsOf('AGAIN');
const INDEFINITE = new Set(['a', 'another']);

/** Whether a statement sets an event apart from one told before: "another blast", "حريق جديد". */
function marksAnother(own: AnalysedStatement, other: AnalysedStatement): boolean {
  const shared = (find: (term: AnalysedStatement['terms'][number]) => boolean): boolean =>
    own.terms.some((term) => find(term) && term.keys.some((key) => other.byKey.has(key)));
  return own.tokens.some((token, at) => {
    if (AGAIN.has(token.text) && at > 0) return true;
    if (ANOTHER_BEFORE.has(token.text)) {
      const opens = INDEFINITE.has(token.text) || INDEFINITE.has(own.tokens[at - 1]?.text ?? '');
      return opens && shared((term) => term.from === at + 1);
    }
    // An adjective without its article, after a noun without one.
    return (
      ANOTHER_AFTER.has(token.text) &&
      !(own.tokens[at - 1]?.text.startsWith('ال') ?? true) &&
      shared((term) => term.to === at)
    );
  });
}

/** Whether just one of the two speaks of another event of the same sort: two dates, two events. */
export const anotherEvent = (pair: Pair): boolean =>
  marksAnother(pair.a, pair.b) !== marksAnother(pair.b, pair.a);
