import { Sources1763769600001 } from './1763769600001-sources.js';
import { Claims1763769600002 } from './1763769600002-claims.js';
import { Contradictions1763769600003 } from './1763769600003-contradictions.js';
import { Seeding1763769600004 } from './1763769600004-seeding.js';
import { Candidates1795305600010 } from './1795305600010-candidates.js';
import { Rescans1795305600011 } from './1795305600011-rescans.js';
import { Knowledge1795305600020 } from './1795305600020-knowledge.js';
import { Exchange1763769600120 } from './1763769600120-exchange.js';
import { Access1795400000010 } from './1795400000010-access.js';
import { ClosedFields1795400000011 } from './1795400000011-closed-fields.js';
import { HistoryChain1795400000020 } from './1795400000020-history-chain.js';
import { ConcurrentEditing1795400000021 } from './1795400000021-concurrent-editing.js';
import { TaughtBy1795400000022 } from './1795400000022-taught-by.js';
import { Live1795400000050 } from './1795400000050-live.js';
import { Ingest1795400000070 } from './1795400000070-ingest.js';
import { ClaimSuggestions1795400000071 } from './1795400000071-claim-suggestions.js';
import { ProposedPeriods1795400000080 } from './1795400000080-proposed-periods.js';
import { CheaperWriting1795400000090 } from './1795400000090-cheaper-writing.js';
import { Gists1795400000100 } from './1795400000100-gists.js';
import { Probes1795400000110 } from './1795400000110-probes.js';

/** Every migration, oldest first. Named one by one, so that a build needs no search for files. */
export const MIGRATIONS = [
  Sources1763769600001,
  Claims1763769600002,
  Contradictions1763769600003,
  Seeding1763769600004,
  Exchange1763769600120,
  Candidates1795305600010,
  Rescans1795305600011,
  Knowledge1795305600020,
  Access1795400000010,
  ClosedFields1795400000011,
  HistoryChain1795400000020,
  ConcurrentEditing1795400000021,
  TaughtBy1795400000022,
  Live1795400000050,
  Ingest1795400000070,
  ClaimSuggestions1795400000071,
  ProposedPeriods1795400000080,
  CheaperWriting1795400000090,
  Gists1795400000100,
  Probes1795400000110,
];
