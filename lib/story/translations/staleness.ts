import { diffArrays } from 'diff'

/** The version of an original that a translation was made from: the digest of each section by its id, in order. */
export type SectionDigests = Readonly<Record<string, string>>

/** The differences between an original and the version that a translation was made from. */
export interface Staleness {
  /** Sections whose words have changed, by the ids they have now. */
  readonly changed: readonly string[]
  /** Sections that the original did not have then, by the ids they have now. */
  readonly added: readonly string[]
  /** Sections that the original no longer has, by the ids they had. */
  readonly dropped: readonly string[]
}

/** The key of the digest of the title, description and cover texts; no section has this id. */
export const HEADER = 'head'

/**
 * Compares the version that a translation was made from with the original as it is now. Ids contain a number, so one
 * new paragraph changes the ids of all that follow. Sections are therefore aligned by their digests. Sections left
 * between the aligned ones are paired by kind, in order.
 */
export function staleness(recorded: SectionDigests, now: SectionDigests): Staleness {
  const { twins, added, dropped } = lineUp(recorded, now)
  return { changed: [...twins.keys()], added, dropped }
}

/** The recorded digest of each section that has changed, by the id that the section has now. */
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

/** The kind of a section: its id without the number, `p` for `p12`. */
function kindOf(id: string): string {
  return id.replace(/\d+$/, '')
}

type Entry = readonly [id: string, digest: string]

interface Difference {
  readonly gone: string[]
  readonly come: string[]
}

/** The runs of entries in which two lists differ. */
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
