import type { Retriever } from './ans.js';

/** The scorer that retrieval is measured with; null while there is none. */
export const retriever: Retriever | null = null;
