/** The page to go to after signing in; anything that could leave this site becomes the dashboard. */
export function safeNextPath(wanted: unknown): string {
  const path = typeof wanted === "string" ? wanted : "";
  return /^\/(?![/\\])[\w\-/?=&%.]*$/.test(path) ? path : "/dashboard";
}
