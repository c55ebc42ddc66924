import { isSame } from '../../../../lib/source/patch-yaml.ts'
import { type KeyPath, listOf, valueAt, withList, withValue } from './settings-yaml.ts'

/** A list of stories in front.yaml, by their folders. */
export interface FrontList {
  /** The keys that lead to it; undefined for the leading stories, which are under two keys. */
  readonly path?: KeyPath
  readonly slugs: readonly string[]
}

/** Returns the leading stories of front.yaml, the first on top, and then the stories of each group. */
export function frontLists(yaml: string): readonly FrontList[] {
  const groups = listOf(valueAt(yaml, ['groups'])).map((_, index): FrontList => {
    const path = ['groups', index, 'stories']
    return { path, slugs: namesAt(yaml, path) }
  })
  return [{ slugs: [...leadOf(yaml), ...namesAt(yaml, ['order'])] }, ...groups]
}

/**
 * Returns front.yaml with other stories in one of its lists.
 * @param list as it is in the file
 */
export function withStories(yaml: string, { path }: FrontList, slugs: readonly string[]): string {
  if (path) return withList(yaml, path, slugs)
  const lead = leadOf(yaml)
  const hasLead = lead.length > 0 || namesAt(yaml, ['order']).length === 0
  if (!hasLead) return withList(yaml, ['order'], slugs)
  const [first, ...others] = slugs
  const text = isSame(lead[0], first) ? yaml : withValue(yaml, ['lead'], first)
  return isSame(namesAt(text, ['order']), others) ? text : withList(text, ['order'], others)
}

function leadOf(yaml: string): readonly string[] {
  const lead = valueAt(yaml, ['lead'])
  return lead === undefined || lead === null ? [] : [String(lead)]
}

function namesAt(yaml: string, path: KeyPath): readonly string[] {
  return listOf(valueAt(yaml, path)).map(String)
}
