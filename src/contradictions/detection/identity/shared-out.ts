import type { AnalysedStatement } from '../reading/analyse.js';

/** "Co-founded", "one of the authors", "also": the slot holds others too. */
const SHARED_OUT = new Set([
  'co',
  'jointly',
  'together',
  'also',
  'deputy',
  'among',
  'بالاشتراك',
  'مناصفة',
  'احد',
  'احدي',
  'نايب',
  'ايضا',
  'كذلك',
  'عضو',
  'عضوا',
  'عضوة',
  'member',
]);

/** Whether a statement says that others share the place it gives somebody: "one of", "co-founded". */
export const isSharedOut = ({ tokens }: AnalysedStatement): boolean =>
  tokens.some(
    ({ text }, at) => SHARED_OUT.has(text) || (text === 'one' && tokens[at + 1]?.text === 'of'),
  );
