/** The value that `share` of `values` are not above, 0 without any. Finds it without sorting: Hoare's selection. */
export function quantile(values: Float32Array, share: number): number {
  const rest = values.slice();
  const wanted = Math.floor((rest.length - 1) * share);
  let low = 0;
  let high = rest.length - 1;
  while (low < high) {
    const pivot = rest[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((rest[left] ?? 0) < pivot) left += 1;
      while ((rest[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const swapped = rest[left] ?? 0;
      rest[left] = rest[right] ?? 0;
      rest[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return rest[wanted] ?? 0;
}
