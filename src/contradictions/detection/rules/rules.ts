import { attributionRule } from './attribution.rule.js';
import { classDeniedRule } from './class-denied.rule.js';
import { classRule } from './class.rule.js';
import { disownedRule } from './disowned.rule.js';
import { doerRule } from './doer.rule.js';
import { identityRule } from './identity.rule.js';
import { negationRule } from './negation.rule.js';
import { oppositionRule } from './opposition.rule.js';
import { quantifierRule } from './quantifier.rule.js';
import { quantityRule } from './quantity.rule.js';
import { rankRule } from './rank.rule.js';
import type { Askable, Rule } from './rule.js';
import { lifetimeRule } from './lifetime.rule.js';
import { orderRule } from './order.rule.js';
import { timingSameRule } from './timing-same.rule.js';
import { timingRule } from './timing.rule.js';

/** The detectors, in the order in which their findings are listed. A new kind is one more line. */
export const RULES: readonly Rule[] = [
  quantityRule,
  rankRule,
  timingRule,
  timingSameRule,
  lifetimeRule,
  quantifierRule,
  negationRule,
  oppositionRule,
  attributionRule,
  disownedRule,
  identityRule,
  doerRule,
  classRule,
  classDeniedRule,
  orderRule,
];

/** The rules that are worth asking of a pair, in the same order: see `askable`. */
export const ASKED: Record<Askable, readonly Rule[]> = {
  ALL: RULES,
  DATED: [timingRule, timingSameRule, lifetimeRule, attributionRule, disownedRule],
  SAID: [attributionRule, disownedRule],
  NONE: [],
};

/** Raised whenever a rule, a lexicon or the reading of statements changes what is found. */
export const ENGINE_VERSION = '2.5.0';
