/** Nothing to do at the start; without this file Next finds the product's own. */
export function register() {}
