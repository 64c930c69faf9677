// Measures of a ranking or a confidence that several scripts share.

/**
 * Area under the ROC curve: the chance that a value drawn from `high` is above one drawn from `low`, ties counting half
 * (Mann–Whitney's U over the number of pairs).
 */
export function areaUnderRoc(high, low) {
  const all = [...high.map((value) => ({ value, up: 1 })), ...low.map((value) => ({ value, up: 0 }))].sort(
    (a, b) => a.value - b.value,
  );
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j].value === all[i].value) j++;
    const rank = (i + 1 + j) / 2;
    for (let k = i; k < j; k++) rankSum += all[k].up * rank;
    i = j;
  }
  return (rankSum - (high.length * (high.length + 1)) / 2) / (high.length * low.length);
}

/** Numerical Recipes' linear congruential generator: the same numbers, 0–1, for the same seed. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
