// The fitted numbers of matching, written by `npm run fit -- --write`; not to be changed by hand.
// Fitted on samples of content and src/search/elsewhere.txt: 537 asked, 537 half, 389 keyword, 324 own, 537 bare, 878 off.
import type { Models } from './rank.js';

export const models: Models = {
  "off": {
    "rank": {
      "text": 1.959,
      "sentence": 1.967,
      "terms": 0.989,
      "synonyms": 0.893,
      "title": 0.167,
      "question": 0.375,
      "likeness": 0.94,
      "coverage": 4.73,
      "pairs": 2.015,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "answerType": 0.717
    },
    "right": {
      "bias": -10.426,
      "coverage": 1.025,
      "unknown": 0.139,
      "foreign": 1.55,
      "strength": 2.841,
      "support": -1.892,
      "best": 0.653,
      "share": 3.023,
      "likeness": 0.323,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -1.422,
      "terms": 1.669
    },
    "covered": {
      "bias": 1.475,
      "coverage": -4.419,
      "unknown": -1.226,
      "foreign": -2.863,
      "strength": 3.008,
      "support": 5.277,
      "best": -0.086,
      "share": 0,
      "likeness": -1.118,
      "soft": 0,
      "softQuestion": 0,
      "theme": 0,
      "themeQuestion": 0,
      "nearest": 0,
      "elsewhere": 0,
      "unfit": -1.203,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.375
    }
  },
  "vectors": {
    "rank": {
      "text": 1.008,
      "sentence": 1.107,
      "terms": 0.846,
      "synonyms": 0.447,
      "title": 0.12,
      "question": 0.337,
      "likeness": 0.701,
      "coverage": 2.889,
      "pairs": 1.852,
      "soft": 2.643,
      "softQuestion": 0.856,
      "theme": 2.874,
      "themeQuestion": 0.735,
      "answerType": 0.662
    },
    "right": {
      "bias": -8.476,
      "coverage": -0.561,
      "unknown": 0.161,
      "foreign": 2.341,
      "strength": 0.575,
      "support": 0.021,
      "best": 0.685,
      "share": 4.473,
      "likeness": 0.009,
      "soft": -1.166,
      "softQuestion": 0.59,
      "theme": -1.244,
      "themeQuestion": -2.058,
      "nearest": 1.258,
      "elsewhere": -1.432,
      "unfit": -0.772,
      "terms": 1.346
    },
    "covered": {
      "bias": 1.575,
      "coverage": -4.901,
      "unknown": -2.288,
      "foreign": -1.131,
      "strength": 2.746,
      "support": 2.944,
      "best": -0.044,
      "share": 0,
      "likeness": -0.415,
      "soft": 2.324,
      "softQuestion": -0.357,
      "theme": 3.401,
      "themeQuestion": -0.803,
      "nearest": 2.318,
      "elsewhere": -5.667,
      "unfit": -0.602,
      "terms": 0
    },
    "thresholds": {
      "answer": 0.667,
      "covered": 0.31
    }
  }
};
