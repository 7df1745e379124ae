import { SimilarityIndex } from '../../src/contradictions/similarity/similarity-index.js';

/**
 * Makes a scorer over a fixed collection of sentences: for a query, the likeness of each sentence
 * in their order. Higher is more alike; the scale is the scorer's own.
 */
export type Retriever = (sentences: readonly string[]) => (query: string) => readonly number[];

/** What finds near-duplicates. It ranks those that share enough; the others come after them all. */
export const similarityRetriever: Retriever = (sentences) => {
  const index = new SimilarityIndex(sentences.map((statement) => ({ statement })));
  return (query) => {
    const scores = sentences.map(() => -Infinity);
    for (const { index: at, score } of index.rank({ statement: query })) scores[at] = score;
    return scores;
  };
};
