/** Something to hear, in frames of 10 ms. */
export interface Sound {
  /** Infinity for one that goes on until it is stopped. */
  readonly frames: number;
  frame(index: number): Int16Array;
}
