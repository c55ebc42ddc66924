import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Loaded into every Node of a build that is measured: at its end each says what it used. It has no types, because
// timed.ts gives it to Node as a text of JavaScript.
const { BENCH_USAGE } = process.env
if (BENCH_USAGE && isMainThread) {
  process.on('exit', () => appendFileSync(BENCH_USAGE, `${JSON.stringify(process.resourceUsage())}\n`))
}
