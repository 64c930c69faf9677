// The fitted numbers of matching, written by `npm run fit -- --write`; not to be changed by hand.
// Fitted on samples of content and src/search/elsewhere.txt: 2346 asked, 2346 half, 1150 keyword, 668 own, 2346 bare, 878 off.
import type { Models } from './rank.js';

export const models: Models = {
  "off": {
    "rank": {
      "text": 1.975,
      "sentence": 1.936,
      "terms": 0.877,
      "synonyms": 1.268,
      "title": 0.17,
      "question": 0.577,
      "likeness": 1.527,
      "coverage": 5.273,
      "pairs": 1.439,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "answerType": 0.523
    },
    "right": {
      "bias": -9.296,
      "coverage": 1.75,
      "unknown": 2.259,
      "foreign": 0.228,
      "strength": 1.359,
      "support": -0.39,
      "best": 0.427,
      "share": 2.932,
      "likeness": 0.568,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -0.811,
      "terms": 1.334
    },
    "covered": {
      "bias": 1.224,
      "coverage": -3.619,
      "unknown": -0.287,
      "foreign": -2.378,
      "strength": 3.747,
      "support": 6.25,
      "best": -0.166,
      "share": 0,
      "likeness": -1.898,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -1.282,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.752
    }
  },
  "vectors": {
    "rank": {
      "text": 0.923,
      "sentence": 0.979,
      "terms": 0.673,
      "synonyms": 0.787,
      "title": 0.1,
      "question": 0.523,
      "likeness": 1.21,
      "coverage": 3.065,
      "pairs": 1.535,
      "soft": 2.649,
      "softQuestion": 1.293,
      "theme": 2.835,
      "themeQuestion": 1.092,
      "answerType": 0.44
    },
    "right": {
      "bias": -8.306,
      "coverage": -1.057,
      "unknown": 0.849,
      "foreign": 1.473,
      "strength": -0.017,
      "support": 0.479,
      "best": 0.753,
      "share": 4.271,
      "likeness": -0.363,
      "soft": -1.552,
      "softQuestion": 0.744,
      "theme": -1.522,
      "themeQuestion": -2.535,
      "nearest": 0.929,
      "elsewhere": -0.892,
      "unfit": -1.392,
      "terms": 1.732
    },
    "covered": {
      "bias": 1.488,
      "coverage": -3.69,
      "unknown": -2.381,
      "foreign": -0.46,
      "strength": 2.43,
      "support": 3.88,
      "best": -0.14,
      "share": 0,
      "likeness": 1.007,
      "soft": 2.573,
      "softQuestion": 0.427,
      "theme": 4.398,
      "themeQuestion": -3.451,
      "nearest": 2.675,
      "elsewhere": -5.251,
      "unfit": -1.351,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.657
    }
  }
};
