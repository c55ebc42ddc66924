/** Says on standard error how long the process has run, and how many of the stories it had to read. */
export function printTiming(read: number, stories: number): void {
  console.error(`${(performance.now() / 1000).toFixed(1)} s; ${read} of ${stories} stories read`)
}
