/** Three-valued: `unknown` where only apply knows, so that it can neither allow a pass nor hide a gap. */
export type Answer = 'yes' | 'no' | 'unknown';

export function not(answer: Answer): Answer {
  if (answer === 'unknown') return 'unknown';
  return answer === 'yes' ? 'no' : 'yes';
}

/** `no` where one is `no`, else `unknown` where one is; of nothing: `yes`. */
export function all(answers: Iterable<Answer>): Answer {
  let result: Answer = 'yes';
  for (const answer of answers) {
    if (answer === 'no') return 'no';
    if (answer === 'unknown') result = 'unknown';
  }
  return result;
}

/** `yes` where one is `yes`, else `unknown` where one is; of nothing: `no`. */
export function some(answers: Iterable<Answer>): Answer {
  let result: Answer = 'no';
  for (const answer of answers) {
    if (answer === 'yes') return 'yes';
    if (answer === 'unknown') result = 'unknown';
  }
  return result;
}
