// The fitted numbers of matching, written by `npm run fit -- --write`; not to be changed by hand.
import type { Model } from './rank.js';

export const model: Model = {
  fittedOn:
    "926 editors' questions and terms of /work/main/content, 80 off-topic questions (scripts/offtopic.txt)",
  rank: {
    text: 0.993,
    sentence: 1.119,
    terms: 1.506,
    synonyms: 1.835,
    title: 0.211,
    question: 0.894,
    likeness: 2.239,
    coverage: 5.412,
    pairs: 3.688,
  },
  right: {
    bias: -10.653,
    coverage: 1.358,
    unknown: 1.696,
    foreign: 1.452,
    strength: 2.409,
    support: -0.986,
    best: 0.545,
    share: 2.872,
    likeness: 1.359,
    terms: 1.266,
  },
  covered: {
    bias: 2.058,
    coverage: 0,
    unknown: -2.09,
    foreign: -1.161,
    strength: 1.106,
    support: 3.288,
    best: 0,
    share: 0,
    likeness: 0,
    terms: 0,
  },
  thresholds: {
    answer: 0.667,
    covered: 0.848,
  },
};
