// The fitted numbers of matching, written by `npm run fit -- --write`; not to be changed by hand.
// Fitted on samples of content and src/search/elsewhere.txt: 2346 asked, 2346 half, 1150 keyword, 668 own, 2346 bare, 878 off.
import type { Models } from './rank.js';

export const models: Models = {
  "off": {
    "rank": {
      "text": 1.974,
      "sentence": 1.934,
      "terms": 0.878,
      "synonyms": 1.268,
      "title": 0.17,
      "question": 0.578,
      "likeness": 1.528,
      "coverage": 5.271,
      "pairs": 1.439,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "answerType": 0.522
    },
    "right": {
      "bias": -9.315,
      "coverage": 1.764,
      "unknown": 2.264,
      "foreign": 0.229,
      "strength": 1.366,
      "support": -0.402,
      "best": 0.428,
      "share": 2.934,
      "likeness": 0.569,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -0.811,
      "terms": 1.338
    },
    "covered": {
      "bias": 1.13,
      "coverage": -3.565,
      "unknown": -0.253,
      "foreign": -2.323,
      "strength": 3.743,
      "support": 6.198,
      "best": -0.156,
      "share": 0,
      "likeness": -1.898,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -1.266,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.75
    }
  },
  "vectors": {
    "rank": {
      "text": 0.923,
      "sentence": 0.978,
      "terms": 0.675,
      "synonyms": 0.789,
      "title": 0.101,
      "question": 0.523,
      "likeness": 1.21,
      "coverage": 3.064,
      "pairs": 1.538,
      "soft": 2.644,
      "softQuestion": 1.294,
      "theme": 2.837,
      "themeQuestion": 1.092,
      "answerType": 0.438
    },
    "right": {
      "bias": -8.262,
      "coverage": -1.066,
      "unknown": 0.853,
      "foreign": 1.468,
      "strength": -0.043,
      "support": 0.511,
      "best": 0.749,
      "share": 4.275,
      "likeness": -0.343,
      "soft": -1.54,
      "softQuestion": 0.722,
      "theme": -1.496,
      "themeQuestion": -2.508,
      "nearest": 0.903,
      "elsewhere": -0.918,
      "unfit": -1.392,
      "terms": 1.728
    },
    "covered": {
      "bias": 1.362,
      "coverage": -3.646,
      "unknown": -2.369,
      "foreign": -0.355,
      "strength": 2.441,
      "support": 3.831,
      "best": -0.135,
      "share": 0,
      "likeness": 0.988,
      "soft": 2.675,
      "softQuestion": 0.436,
      "theme": 4.361,
      "themeQuestion": -3.47,
      "nearest": 2.731,
      "elsewhere": -5.318,
      "unfit": -1.338,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.659
    }
  }
};
