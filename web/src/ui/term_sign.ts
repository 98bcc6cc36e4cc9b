// The letter that an optimizer's number goes by in formulas.

const SIGNS: Record<string, string> = {
  delta: '\\Delta w',
  decay: '\\eta\\lambda w',
  velocity: 'v',
  m: 'm_t',
  v: 'v_t',
  v_max: 'v_{max}',
  learning_rate: '\\eta',
  gradient: 'g',
};

/** m_hat → \hat m; '' for names that have no letter. */
export function termSign(name: string): string {
  const known = SIGNS[name];
  if (known !== undefined) return known;
  const hat = /^([a-z])_hat$/.exec(name)?.[1];
  if (hat !== undefined) return `\\hat ${hat}`;
  if (/^[a-z]$/.test(name)) return name;
  return '';
}
