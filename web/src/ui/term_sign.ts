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
  effective_step: '\\tilde\\eta',
  look_ahead: '\\tilde g',
  mean: '\\bar g',
  blend: 'c',
  sign: '\\text{sign}',
  mu: '\\mu_t',
  mu_next: '\\mu_{t+1}',
  mu_product: '\\prod \\mu',
  // What formulas name besides: the optimizer's options, and what it works on.
  weight: 'w',
  step: 't',
  beta1: '\\beta_1',
  beta2: '\\beta_2',
  epsilon: '\\epsilon',
  momentum: '\\mu',
  memory: '\\rho',
  centred: '\\text{centred}',
  weight_decay: '\\lambda',
};
const BEFORE = '_before';

/** m_hat → \hat m; '' for names that have no letter. */
export function termSign(name: string): string {
  if (name.endsWith(BEFORE)) return signBefore(name.slice(0, -BEFORE.length));
  const known = SIGNS[name];
  if (known !== undefined) return known;
  const hat = /^([a-z])_hat$/.exec(name)?.[1];
  if (hat !== undefined) return `\\hat ${hat}`;
  if (/^[a-z]$/.test(name)) return name;
  return '';
}

/** What is remembered of the step before: m_t → m_{t-1}, v_{max} → v_{max,\\,t-1}. */
export function signBefore(name: string): string {
  const sign = termSign(name);
  const [, letter = sign, index = ''] = /^(.+?)_\{?(\w+)\}?$/.exec(sign) ?? [];
  return index === '' || index === 't' ? `${letter}_{t-1}` : `${letter}_{${index},\\,t-1}`;
}
