const yes = /^\W*(?:1|one|uno|ok|okay|oke?y|y|yes|yep|yeah|si|sí|taken?|mine|got it|i(?:'ll| will) take it)\W*$/iu;

/** Whether a text is the whole answer to "reply 1 (or OK) to take it", English or Spanish. */
export function isYesToAlert(body: string): boolean {
  return body.length <= 40 && yes.test(body);
}
