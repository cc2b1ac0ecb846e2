/** The inverse of a positive definite matrix of `size` rows, by Gauss and Jordan. */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const rest = matrix.slice();
  const inverse = Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  for (let pivot = 0; pivot < size; pivot += 1) {
    const divisor = rest[pivot * size + pivot] || 1e-9;
    for (let column = 0; column < size; column += 1) {
      rest[pivot * size + column] = (rest[pivot * size + column] ?? 0) / divisor;
      inverse[pivot * size + column] = (inverse[pivot * size + column] ?? 0) / divisor;
    }
    for (let row = 0; row < size; row += 1) {
      const factor = rest[row * size + pivot] ?? 0;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        rest[row * size + column] =
          (rest[row * size + column] ?? 0) - factor * (rest[pivot * size + column] ?? 0);
        inverse[row * size + column] =
          (inverse[row * size + column] ?? 0) - factor * (inverse[pivot * size + column] ?? 0);
      }
    }
  }
  return inverse;
}
