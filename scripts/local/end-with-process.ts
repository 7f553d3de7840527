/**
 * Runs `stop` once and then ends this process, when the terminal, the system or the npm command that
 * started us says so: Ctrl-C, SIGTERM, a closed terminal, or a closed message channel (the starter died).
 */
export function endWithProcess(stop: () => Promise<void>): (exitCode: number) => Promise<never> {
  let stopping: Promise<void> | undefined;
  const end = async (exitCode: number): Promise<never> => {
    stopping ??= stop();
    await stopping;
    process.exit(exitCode);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  process.on("disconnect", () => void end(0));
  return end;
}
