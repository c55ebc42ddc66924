import { diffArrays } from 'diff'

/** What a translation was made from: the digest of each section of the original, by its id, in order. */
export type SectionDigests = Readonly<Record<string, string>>

/** How an original differs from what a translation was made from. */
export interface Staleness {
  /** Sections of the original as it is now, by their ids, whose words are others. */
  readonly changed: readonly string[]
  /** Sections that the original did not have. */
  readonly added: readonly string[]
  /** Sections that the original no longer has, by the ids they had. */
  readonly dropped: readonly string[]
}

/** The name under which the head, title and all, is recorded; no section has it. */
export const HEADER = 'head'

/**
 * Compares what a translation was made from with the original as it is. Ids count, so that one new paragraph renames all that
 * follow: the two are lined up by what their sections say, and what is left between is paired by kind, in order.
 */
export function staleness(recorded: SectionDigests, now: SectionDigests): Staleness {
  const { twins, added, dropped } = lineUp(recorded, now)
  return { changed: [...twins.keys()], added, dropped }
}

/** Of each section that has changed, by the id that it has now, the digest that it was recorded with. */
export function formerDigests(recorded: SectionDigests, now: SectionDigests): ReadonlyMap<string, string> {
  const { twins } = lineUp(recorded, now)
  return new Map([...twins].flatMap(([id, was]) => (recorded[was] === undefined ? [] : [[id, recorded[was]]])))
}

function lineUp(recorded: SectionDigests, now: SectionDigests) {
  const twins = new Map<string, string>()
  const added: string[] = []
  const dropped: string[] = []
  for (const { gone, come } of differences(Object.entries(recorded), Object.entries(now))) {
    const left = [...gone]
    for (const id of come) {
      const twin = left.findIndex((old) => kindOf(old) === kindOf(id))
      const [was] = twin < 0 ? [] : left.splice(twin, 1)
      if (was === undefined) added.push(id)
      else twins.set(id, was)
    }
    dropped.push(...left)
  }
  return { twins, added, dropped }
}

/** An id without its number is its kind: `p12`, `quote1`. */
function kindOf(id: string): string {
  return id.replace(/\d+$/, '')
}

type Entry = readonly [id: string, digest: string]

interface Difference {
  readonly gone: string[]
  readonly come: string[]
}

/** The runs of entries that two lists do not share. */
function differences(before: readonly Entry[], after: readonly Entry[]): Difference[] {
  const runs: Difference[] = [{ gone: [], come: [] }]
  for (const { removed, added, value } of diffArrays([...before], [...after], { comparator: isSame })) {
    const ids = value.map(([id]) => id)
    if (removed) runs.at(-1)?.gone.push(...ids)
    else if (added) runs.at(-1)?.come.push(...ids)
    else runs.push({ gone: [], come: [] })
  }
  return runs
}

function isSame([, digest]: Entry, [, other]: Entry): boolean {
  return digest === other
}
