// Fits the weights of the similarity score and writes src/contradictions/similarity/weights.json.
//
//   npm run build && node scripts/train-similarity.mjs DIR [--check]
//
// DIR holds train.tsv and dev.tsv with the columns s1, s2, stance (the ANS corpus). Nothing is drawn at
// random: the same rows give the same weights. --check prints the figures and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../dist/src/contradictions/detection/reading/analyse.js';
import { compareAnalysed } from '../dist/src/contradictions/detection/compare.js';
import { compareProfiles, inOrder } from '../dist/src/contradictions/similarity/features.js';
import { profileOf } from '../dist/src/contradictions/similarity/parts.js';
import { SimilarityIndex } from '../dist/src/contradictions/similarity/similarity-index.js';
import { maximise, towardsStart } from './logit.mjs';

const TARGET = new URL('../src/contradictions/similarity/weights.json', import.meta.url);

/** How many of the nearest sentences each query is told apart from. */
const RIVALS = 30;
/** Pulls the weights towards where they start; chosen on dev among 1, 3 and 5. */
const PULL = 3;
/**
 * Where the weights start. The corpus has few differing figures, names in Latin letters and quantifiers,
 * so what an editor knows of them is not left to it.
 */
const START = {
  coverLeast: 0,
  coverMost: 0,
  grams: 0,
  lengths: 0,
  numbersMet: 0,
  swapped: 0,
  swappedAlone: -2,
  numbersDiffer: -3,
  datesDiffer: -3,
  placesDiffer: -2,
  membersDiffer: -3,
  namesDiffer: -2,
  quantifiersDiffer: -2,
  negationsDiffer: -2,
  opposed: -1,
  opposedNear: -1,
  crossed: -4,
  contradicts: -2,
};
const NAMES = Object.keys(START);

function read(dir, split) {
  const [head, ...lines] = readFileSync(join(dir, `${split}.tsv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  if (head !== 's1\ts2\tstance')
    throw new Error(`${split}.tsv: the columns must be s1, s2, stance`);
  return lines.map((line) => {
    const [s1, s2, stance] = line.split('\t');
    return { s1, s2, stance };
  });
}

/** Every first sentence with its nearest second sentences, as feature vectors with their labels. */
function load(dir, split) {
  const rows = read(dir, split);
  const texts = [...new Set(rows.map((row) => row.s2))];
  const index = new SimilarityIndex(texts.map((statement) => ({ statement, language: 'AR' })));
  const profiles = new Map();
  const profile = (statement) => {
    if (!profiles.has(statement))
      profiles.set(statement, profileOf(analyse({ statement, language: 'AR' })));
    return profiles.get(statement);
  };
  const agreed = new Set(
    rows.filter((row) => row.stance === 'agree').map((row) => `${row.s1}\t${row.s2}`),
  );
  const near = new Map();
  for (const query of new Set(rows.map((row) => row.s1))) {
    const own = new Set(texts.flatMap((text, at) => (text === query ? [at] : [])));
    const rivals = index.rank({ statement: query, language: 'AR' }, own).map(({ index: at }) => {
      const [a, b] = [profile(query), profile(texts[at])];
      const features = compareProfiles(a, b).features;
      features.contradicts = compareAnalysed(...inOrder(a, b).map((each) => each.statement)).score;
      return {
        text: texts[at],
        agreed: agreed.has(`${query}\t${texts[at]}`),
        x: NAMES.map((name) => features[name]),
      };
    });
    near.set(query, rivals);
  }
  return { rows: rows.filter((row) => row.stance === 'agree'), near };
}

const product = (x, theta) => x.reduce((sum, value, i) => sum + value * theta[i], 0);

/** Conditional logit (McFadden 1974): the chance that the paraphrase is chosen among its rivals. */
function fitOrder({ rows, near }) {
  const start = NAMES.map((name) => START[name]);
  const groups = rows.flatMap(({ s1, s2 }) => {
    const rivals = near.get(s1).slice(0, RIVALS);
    const chosen = rivals.findIndex((rival) => rival.text === s2);
    return chosen < 0 ? [] : [{ rivals: rivals.map((rival) => rival.x), chosen }];
  });
  return maximise(start, (theta, gradient, curvature) => {
    let value = towardsStart(theta, start, PULL, gradient, curvature);
    for (const { rivals, chosen } of groups) {
      const scores = rivals.map((x) => product(x, theta));
      const most = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(score - most));
      const total = chances.reduce((sum, each) => sum + each, 0);
      value += scores[chosen] - most - Math.log(total);
      const mean = NAMES.map(
        (_, i) => rivals.reduce((s, x, k) => s + x[i] * chances[k], 0) / total,
      );
      NAMES.forEach((_, i) => (gradient[i] += rivals[chosen][i] - mean[i]));
      rivals.forEach((x, k) => {
        const off = x.map((each, i) => each - mean[i]);
        off.forEach((u, i) =>
          off.forEach((v, j) => (curvature[i][j] += (chances[k] / total) * u * v)),
        );
      });
    }
    return value;
  });
}

/** Platt's scaling (1999) of the order on every first sentence's ten nearest: slope and intercept. */
function fitScale({ near }, theta) {
  const pairs = [...near.values()].flatMap((rivals) =>
    rivals
      .map((rival) => ({ z: product(rival.x, theta), agreed: rival.agreed }))
      .sort((p, q) => q.z - p.z)
      .slice(0, 10),
  );
  return maximise([1, 0], (parameters, gradient, curvature) => {
    let value = towardsStart(parameters, [1, 0], 1e-6, gradient, curvature);
    for (const { z, agreed } of pairs) {
      const x = [z, 1];
      const chance = 1 / (1 + Math.exp(-product(x, parameters)));
      value += Math.log(Math.max(1e-12, agreed ? chance : 1 - chance));
      const spread = chance * (1 - chance);
      x.forEach((u, i) => {
        gradient[i] += ((agreed ? 1 : 0) - chance) * u;
        x.forEach((v, j) => (curvature[i][j] += spread * u * v));
      });
    }
    return value;
  });
}

const rounded = (value, places) => Number(value.toFixed(places));

function figures({ rows, near }, theta, bias) {
  let first = 0;
  let reciprocal = 0;
  for (const { s1, s2 } of rows) {
    const order = [...near.get(s1)].sort((p, q) => product(q.x, theta) - product(p.x, theta));
    const rank = order.findIndex((rival) => rival.text === s2) + 1;
    if (rank === 1) first++;
    if (rank > 0) reciprocal += 1 / rank;
  }
  const bins = Array.from({ length: 5 }, () => ({ pairs: 0, agreed: 0, score: 0 }));
  for (const rivals of near.values()) {
    for (const rival of rivals) {
      const score = 1 / (1 + Math.exp(-bias - product(rival.x, theta)));
      const bin = bins[Math.min(4, Math.floor(score * 5))];
      bin.pairs++;
      bin.score += score;
      if (rival.agreed) bin.agreed++;
    }
  }
  return {
    queries: rows.length,
    firstIsParaphrase: rounded(first / rows.length, 3),
    meanReciprocalRank: rounded(reciprocal / rows.length, 3),
    reliability: bins.map(
      ({ pairs, agreed, score }) =>
        `${pairs} pairs at ${rounded(score / pairs, 2)}: ${rounded(agreed / pairs, 2)}`,
    ),
  };
}

const [dir] = process.argv.slice(2);
if (!dir) {
  console.error(
    'Name the folder with train.tsv and dev.tsv: node scripts/train-similarity.mjs DIR',
  );
  process.exit(1);
}
const train = load(dir, 'train');
const order = fitOrder(train);
const [slope, intercept] = fitScale(train, order);
const weights = order.map((weight) => rounded(weight * slope, 2));
const bias = rounded(intercept, 2);
const result = {
  about:
    'Weights of the similarity score, logistic over the features of features.ts. Written by scripts/train-similarity.mjs; not to be edited by hand. Starting weights and why: in the script.',
  source:
    'ANS, Khouja 2020 (arXiv 2005.10410), Apache-2.0: order of each agree pair among the nearest second sentences of train; scale on the ten nearest of every first sentence.',
  train: figures(train, weights, bias),
  dev: figures(load(dir, 'dev'), weights, bias),
  bias,
  weights: Object.fromEntries(NAMES.map((name, i) => [name, weights[i]])),
};
const text = `${JSON.stringify(result, null, 2)}\n`;
if (process.argv.includes('--check')) console.log(text);
else writeFileSync(TARGET, text);
