/**
 * Prints to standard error the running time of the process, the processor time it used, and how many of the stories it
 * had to read.
 */
export function printTiming(read: number, stories: number): void {
  const { user, system } = process.cpuUsage()
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
  const worked = seconds((user + system) / 1000)
  console.error(`${seconds(performance.now())} (processors: ${worked}); ${read} of ${stories} stories read`)
}
