/**
 * After the last test nothing may keep the process alive. Handles get a moment to close; then
 * those that are left are named, and the run fails. Standard streams were there before.
 */
export function nameOpenHandles(
  before: readonly string[],
  seconds: number,
  complain: (message: string) => void,
): void {
  const timer = setTimeout(() => {
    const left = process.getActiveResourcesInfo();
    for (const known of before) {
      if (left.includes(known)) left.splice(left.indexOf(known), 1);
    }
    complain(`still open after the last test: ${left.join(', ')}`);
    process.exit(1);
  }, seconds * 1000);
  timer.unref();
}
