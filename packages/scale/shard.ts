import type { Shard } from '../../lib/library/package-of.ts'
import { childEnvironment } from '../../lib/settings/process.ts'
import engines from './engines.json' with { type: 'json' }

/**
 * Returns which share of an archive this machine builds.
 * @param text which share, such as `2/3`; undefined for the one that the engine which started this process names
 * @throws with the remedy, if there is no such share
 */
export function shardNamed(text: string | undefined): Shard {
  const shard = text === undefined ? shardInEnvironment() : parseShard(text)
  if (!shard) {
    throw new Error(`“${text}” is not a shard: write --shard 2/3 for the second of three, of ${MOST_SHARDS} at most.`)
  }
  return shard
}

/** The most shards of an archive: each writes a part of every search index, and a merge reads all parts. */
const MOST_SHARDS = 1000

/** Parses a text such as `2/3`; returns undefined if it is not a shard, or one of too many. */
export function parseShard(text: string): Shard | undefined {
  const [, index = 0, of = 0] = (text.match(/^(\d+)\/(\d+)$/) ?? []).map(Number)
  return index < 1 || index > of || of > MOST_SHARDS ? undefined : { index, of }
}

/** The environment variables of a process. */
type Variables = Readonly<Record<string, string | undefined>>

/** How an engine that runs the same command on many machines tells each of them which one it is. */
interface Engine {
  readonly name: string
  /** The variable with the number of this machine. */
  readonly index: string
  /** The variable with the number of machines. */
  readonly total: string
  /** The number of the first machine, or the variable that has it. */
  readonly first: number | string
  /** The variable with the distance from one number to the next; without it, 1. */
  readonly step?: string
  /** Whether the total is also set where a job runs alone. */
  readonly alwaysHasTotal?: boolean
}

/** Kubernetes sets the index only, so the manifest of the Job sets the total. GitHub sets neither. */
const ENGINES: readonly Engine[] = engines

/**
 * Returns the shard of this machine, from the variables of Slurm, Kubernetes, AWS Batch, GitLab, Buildkite or GitHub.
 * @throws with the variables and the remedy, if they are missing, wrong, or name two shards
 */
export function shardInEnvironment(environment: Variables = childEnvironment({})): Shard {
  const shards = ENGINES.flatMap((engine) => shardOf(engine, environment))
  const [first, ...others] = shards
  if (!first) {
    const known = ENGINES.map(({ name, index, total }) => `  ${name}: ${index} and ${total}`).join('\n')
    throw new Error(
      `No variable says which shard this machine builds. Write --shard 2/3, or run it where these are set:\n${known}`,
    )
  }
  const other = others.find(({ shard }) => shard.index !== first.shard.index || shard.of !== first.shard.of)
  if (other) {
    const [one, two] = [first, other].map(({ engine, shard }) => `${engine.name} shard ${shard.index}/${shard.of}`)
    throw new Error(`The variables of ${one} and ${two} are both set. Write the right one: --shard 2/3.`)
  }
  return first.shard
}

function shardOf(engine: Engine, environment: Variables): { engine: Engine; shard: Shard }[] {
  const { name, index, total, first, step, alwaysHasTotal } = engine
  const numberIn = (variable: string) => {
    const text = environment[variable]
    if (text !== undefined && /^\d+$/.test(text)) return Number(text)
    const found = text ? `is “${text}”, which is not a whole number` : 'is not set'
    throw new Error(`${variable} ${found}. ${name} has to set ${index} and ${total}; or write --shard 2/3.`)
  }
  if (!environment[index] && (!environment[total] || alwaysHasTotal)) return []
  const start = typeof first === 'number' ? first : numberIn(first)
  const distance = step && environment[step] ? numberIn(step) : 1
  if (typeof first === 'string' && start > 1 && environment[total] === '1')
    throw new Error(
      `Task ${start} of a ${name} array runs alone, so the number of shards is not known. Run the lost task again with \`scontrol requeue\`, or write --shard ${start}/4.`,
    )
  const shard = { index: (numberIn(index) - start) / distance + 1, of: numberIn(total) }
  if (!Number.isInteger(shard.index) || !parseShard(`${shard.index}/${shard.of}`)) {
    const values = `${index}=${environment[index]}, ${total}=${environment[total]}`
    throw new Error(
      `${name} sets ${values}, which is not a shard: the numbers go from ${start}, without a gap, to ${MOST_SHARDS} at most.`,
    )
  }
  return [{ engine, shard }]
}
