import type { Plan } from './plan/plan-publication.ts'
import { publishProblem } from './plan/publish-problem.ts'
import { type PublishState, STATE } from './plan/publish-state.ts'
import { listedNames, type Upload } from './plan/site-to-publish.ts'
import { BEHIND_LINK, NO_FILE, type Target } from './targets/target.ts'

/** The facts with which a plan is compared with what is at its target. */
export interface Comparison {
  /** The files of the built site. */
  readonly files: readonly Upload[]
  /** The digests in the manifest of the last publication, by file name. */
  readonly published: ReadonlyMap<string, string>
  readonly state: PublishState
  /** Whether files of others may be replaced: somebody allows it, or there are none. */
  readonly mayReplace: boolean
}

/**
 * Compares a plan with what is at the target. Somebody else may have put a file there, or changed one that was
 * published.
 * @returns the plan without the deletion of files that somebody else has changed, and the names of these
 * @throws PublishProblem if it would replace a file that Masthead did not publish
 */
export async function compareTarget(plan: Plan, target: Target, comparison: Comparison) {
  const { files, published, state, mayReplace } = comparison
  const known = new Set([...published.keys(), ...Object.keys(state.underway), ...Object.keys(state.gone)])
  const uploads = mayReplace ? [] : plan.stages.flatMap((stage) => stage.files).filter(({ name }) => !known.has(name))
  const same = await sameFiles(plan, target, files)
  const due = plan.due.filter((name) => !same.has(name))
  const names = [...uploads.map(({ name }) => name), ...due]
  const there = names.length === 0 ? new Map<string, string>() : await target.digests(names)
  const formerDigests = Map.groupBy(published, ([name]) => folded(name))
  const isForeign = ({ name, sha256 }: Upload) => {
    const found = there.get(name)
    // At a target that ignores case, it is the file with its former name.
    const isFormer = formerDigests.get(folded(name))?.some(([, digest]) => digest === found)
    return found !== undefined && ![sha256, BEHIND_LINK].includes(found) && !isFormer
  }
  const foreign = uploads
    .filter(isForeign)
    .map(({ name }) => name)
    .sort()
  if (foreign.length > 0)
    throw publishProblem('name-foreign', { where: target.where, names: listedNames(foreign) }, 'adopt')
  const isChanged = (name: string) => {
    const [found, before] = [there.get(name), plan.digests[name]]
    return found !== undefined && ([NO_FILE, BEHIND_LINK].includes(found) || (before !== undefined && found !== before))
  }
  const kept = due.filter(isChanged)
  const forgotten = new Set([...kept, ...same])
  const gone = Object.fromEntries(Object.entries(plan.gone).filter(([name]) => !forgotten.has(name)))
  return { plan: { ...plan, gone, due: due.filter((name) => !forgotten.has(name)) }, kept }
}

/** Returns those names to be deleted that are names of files of the site too, because the target ignores case. */
async function sameFiles({ due }: Plan, target: Target, files: readonly Upload[]): Promise<ReadonlySet<string>> {
  const names = new Set(files.map(({ name }) => folded(name)))
  const twins = due.filter((name) => names.has(folded(name)))
  const ignoresCase = twins.length > 0 && (await target.timeOf(STATE.toUpperCase())) !== undefined
  return new Set(ignoresCase ? twins : [])
}

/** Returns a name as systems compare it that ignore case. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
