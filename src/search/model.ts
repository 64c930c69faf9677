// The fitted numbers of matching, written by `npm run fit -- --write`; not to be changed by hand.
import type { Model } from './rank.js';

export const model: Model = {
  fittedOn: "926 editors' questions and terms of content, 80 off-topic questions (scripts/offtopic.txt)",
  rank: {
    text: 0.988,
    sentence: 1.139,
    terms: 1.51,
    synonyms: 1.821,
    title: 0.214,
    question: 0.891,
    likeness: 2.235,
    coverage: 5.408,
    pairs: 3.681,
  },
  right: {
    bias: -10.658,
    coverage: 1.458,
    unknown: 1.738,
    foreign: 1.455,
    strength: 2.339,
    support: -0.876,
    best: 0.53,
    share: 2.867,
    likeness: 1.328,
    terms: 1.274,
  },
  covered: {
    bias: 1.984,
    coverage: 0,
    unknown: -2.041,
    foreign: -1.154,
    strength: 1.173,
    support: 3.297,
    best: 0,
    share: 0,
    likeness: 0,
    terms: 0,
  },
  thresholds: {
    answer: 0.667,
    covered: 0.849,
  },
};
