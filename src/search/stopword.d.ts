// `stopword` ships no types: the lists used here.
declare module 'stopword' {
  export const eng: readonly string[];
  export const zho: readonly string[];
  export const deu: readonly string[];
  export const fra: readonly string[];
  export const ita: readonly string[];
  export const nld: readonly string[];
  export const porBr: readonly string[];
  export const spa: readonly string[];
}
