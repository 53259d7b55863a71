/**
 * Divides two integers and rounds half away from zero, so that a credit rounds exactly like the debit it
 * reverses.
 *
 * @throws RangeError when the divisor is not positive.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError("The divisor must be positive");
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}
