import { detectLanguage } from '../language/text/detect-language.js';
import { Language } from '../language/language.js';
import { parsePartialDate } from '../language/dates/partial-date.js';
import { badInput } from '../platform/errors/app-error.js';
import { Claim, ClaimStatus } from './claim.entity.js';
import type { RecordClaimInput } from './claim.inputs.js';
import { checkPeriod } from './period.js';
import { searchText } from './search/search-text.js';

/** What a claim is made of, apart from its attributions. */
export type ClaimContent = Pick<
  RecordClaimInput,
  'statement' | 'language' | 'translation' | 'kind' | 'period' | 'saidAt' | 'draft'
>;

/** A claim as it is first stored; BAD_USER_INPUT where its parts do not fit together. */
export function newClaim(input: ClaimContent): Claim {
  checkPeriod(input.period, 'input.period');
  const statement = input.statement.trim();
  requireLetters(statement);
  const translation = input.translation?.trim() ?? null;
  return Object.assign(new Claim(), {
    statement,
    language: input.language ?? detectLanguage(statement) ?? Language.AR,
    translation,
    kind: input.kind,
    periodFrom: input.period?.from ?? null,
    periodTo: input.period?.to ?? null,
    status: input.draft ? ClaimStatus.DRAFT : ClaimStatus.PUBLISHED,
    revision: 1,
    retractionReason: null,
    saidOn: input.saidAt ? (parsePartialDate(input.saidAt)?.earliest ?? null) : null,
    searchText: searchText(statement, translation),
  });
}

/** BAD_USER_INPUT at the path where a statement has no letter of any script. */
export function requireLetters(statement: string, path = 'input.statement'): void {
  if (/\p{L}/u.test(statement)) return;
  throw badInput({ path, message: 'needs words' });
}
