import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/** What a run took. */
export interface Usage {
  /** Seconds by the clock. */
  readonly wall: number
  /** Seconds of all processors, in all processes together; only Linux tells. */
  readonly cpu: number | undefined
  /** The most memory that any one process had at once, in MB (10⁶ bytes). */
  readonly memory: number
}

/** Runs a script of this checkout, with any Node, and measures it. */
export function timed(script: string, env: Readonly<Record<string, string>>): Usage {
  return timedNode(['--import', './lib/cli/needed-node.mjs', script], env)
}

/**
 * Runs Node and measures it, on any system without other tools: each Node process reports its memory when it ends
 * (report-usage.ts).
 * @param cwd the folder in which it runs
 * @throws with all that it printed, if it fails
 */
export function timedNode(words: readonly string[], env: Readonly<Record<string, string>>, cwd = '.'): Usage {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-bench-'))
  const file = path.join(folder, 'usage')
  const report = readFileSync(path.join(import.meta.dirname, 'report-usage.ts'), 'utf8')
  // As a data URL, because to look for types in a file would take each process 80 ms.
  const preload = `data:text/javascript,${encodeURIComponent(report)}`
  const [cpu, started] = [cpuOfChildren(), performance.now()]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, ...env, NODE_OPTIONS: `--import=${preload}`, BENCH_USAGE: file },
  })
  const wall = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`node ${words.join(' ')} failed.\n${stdout}\n${stderr}`)
  const memory = peakMemory(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  return { wall, cpu: cpu === undefined ? undefined : (cpuOfChildren() ?? 0) - cpu, memory }
}

const REPORT = z.object({ maxRSS: z.number() }) // in kilobytes of 1,024 bytes, as libuv gives it

/** The largest of the processes that reported, a line each, in MB. */
export function peakMemory(reports: string): number {
  const peaks = reports
    .split('\n')
    .filter(Boolean)
    .map((line) => REPORT.parse(JSON.parse(line)).maxRSS)
  return (Math.max(...peaks) * 1024) / 1e6
}

/** Seconds of processor that this process's ended children took, and theirs: proc_pid_stat(5), cutime and cstime. */
function cpuOfChildren(): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) / 100
}
