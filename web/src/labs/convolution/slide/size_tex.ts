// The formula of the output's size in TeX (Dumoulin and Visin 2016), with numbers in it. The result comes
// from the core. Pure.
import type { WindowSettings } from './window';

export function sizeTex(
  side: number,
  settings: WindowSettings,
  out: number | null,
): readonly [general: string, filled: string] {
  const { kernel, stride, padding, dilation } = settings;
  const general = String.raw`H' = \left\lfloor \frac{H + 2p - d\,(k-1) - 1}{s} \right\rfloor + 1`;
  const [h, p, d, k, s] = [side, padding, dilation, kernel, stride].map(String);
  const filled = String.raw`\left\lfloor \frac{${h ?? ''} + 2\cdot ${p ?? ''} - ${d ?? ''}\,(${k ?? ''}-1) - 1}{${s ?? ''}} \right\rfloor + 1`;
  const end = out === null ? String.raw`\;\text{: no place for the window}` : ` = ${String(out)}`;
  return [general, `= ${filled}${end}`];
}
