// One searchable field: an inverted index with BM25 weights (Robertson & Zaragoza, "The Probabilistic Relevance
// Framework: BM25 and Beyond", 2009), normalized so that scores mean the same for any text.

/** A term to look for and how much it counts. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * score(d) = Σ_t w_t · idf(t) · tf·(k1+1) / (tf + k1·(1 − b + b·|d|/avg)), idf(t) = ln(1 + (N − n_t + ½)/(n_t + ½)).
 * `k1` bends how fast repetition stops counting, `b` how far long documents are held back.
 */
export class FieldIndex {
  readonly size: number;
  readonly #postings = new Map<string, { readonly docs: number[]; readonly weights: number[] }>();
  readonly #k1: number;

  /** @param docs the terms of each document, in document order. */
  constructor(docs: readonly (readonly string[])[], { k1 = 1.2, b = 0.6 } = {}) {
    this.size = docs.length;
    this.#k1 = k1;
    const total = docs.reduce((sum, doc) => sum + doc.length, 0);
    const average = total / Math.max(1, docs.length) || 1;
    docs.forEach((terms, doc) => {
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      const norm = k1 * (1 - b + (b * terms.length) / average);
      for (const [term, tf] of counts) {
        let posting = this.#postings.get(term);
        if (!posting) {
          posting = { docs: [], weights: [] };
          this.#postings.set(term, posting);
        }
        posting.docs.push(doc);
        posting.weights.push((tf * (k1 + 1)) / (tf + norm));
      }
    });
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  /** All terms of the field. */
  terms(): IterableIterator<string> {
    return this.#postings.keys();
  }

  /** Rarer is larger; a term that the field lacks gets the largest value. */
  idf(term: string): number {
    const n = this.#postings.get(term)?.docs.length ?? 0;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  /** Documents that hold the term, in document order. */
  docsWith(term: string): readonly number[] {
    return this.#postings.get(term)?.docs ?? [];
  }

  /**
   * One score a document, as a share of what a document that is all query could reach: 0 to about 1.
   * Terms the field lacks lower every score, which is what tells a good match from the best of a bad lot.
   */
  score(query: readonly WeightedTerm[]): Float64Array {
    const scores = new Float64Array(this.size);
    let ideal = 0;
    for (const { term, weight } of query) {
      const idf = this.idf(term) * weight;
      ideal += idf * (this.#k1 + 1);
      const posting = this.#postings.get(term);
      if (!posting) continue;
      for (let i = 0; i < posting.docs.length; i++) {
        const doc = posting.docs[i] as number;
        scores[doc] = (scores[doc] as number) + idf * (posting.weights[i] as number);
      }
    }
    if (ideal > 0)
      for (let doc = 0; doc < scores.length; doc++) scores[doc] = (scores[doc] as number) / ideal;
    return scores;
  }
}
