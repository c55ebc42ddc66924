import type { Place } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord, type Values } from '../../../lib/source/is-record.ts'
import { hostsIn } from '../source/source-data.ts'

/**
 * Returns the nodes of an answer of JSON:API, with the names of what they refer to.
 * @param hosts collects the host of the site
 * @param placeOf returns the place of an id in the file
 */
export function rowsOfJsonApi(
  { data, included, links }: Values,
  hosts: Set<string>,
  placeOf: (id: unknown) => Place,
): { place: Place; values: Values }[] {
  for (const host of hostsIn(toRecord(toRecord(links).self).href)) hosts.add(host)
  const all = new Map((Array.isArray(included) ? included : []).filter(isRecord).map((each) => [String(each.id), each]))
  const nodes = (Array.isArray(data) ? data : [data]).filter(isRecord)
  return nodes
    .filter(({ type }) => String(type).startsWith('node--'))
    .map(({ id, type, attributes, relationships }) => {
      const {
        body,
        path,
        drupal_internal__nid: nid,
        title,
        created,
        changed,
        langcode,
        status,
        moderation_state: state,
        ...others
      } = toRecord(attributes)
      const fields = Object.entries(others).filter(([name]) => name.startsWith('field_'))
      const related = Object.entries(toRecord(relationships)).flatMap(([name, value]) => {
        const found = targetsOf(value).map((target) => shown(all.get(String(target.id)), toRecord(target.meta)))
        const known = found.filter((each) => each !== undefined)
        return known.length > 0 && (name.startsWith('field_') || name === 'uid') ? [[name, known] as const] : []
      })
      const text = toRecord(body)
      const values = {
        ...{ title, nid, uuid: id, langcode, created, changed },
        // A site with workflows says it twice.
        status: status === true && state ? state : status,
        bundle: String(type).slice('node--'.length),
        body: text.processed ?? text.value,
        ...(text.summary ? { description: text.summary } : {}),
        ...(toRecord(path).alias ? { path: toRecord(path).alias } : {}),
        ...Object.fromEntries([...fields, ...related]),
      }
      return { place: placeOf(id), values }
    })
}

function targetsOf(relationship: unknown): Values[] {
  const { data } = toRecord(relationship)
  return (Array.isArray(data) ? data : [data]).filter(isRecord)
}

/** Returns what readers see of a resource: the name of a term or a person, or the address of a file with its text. */
function shown(resource: Values | undefined, meta: Values): unknown {
  const attributes = toRecord(resource?.attributes)
  const uri = toRecord(attributes.uri)
  if (uri.url) return { src: uri.url, ...(meta.alt ? { alt: meta.alt } : {}) }
  return attributes.display_name ?? attributes.name
}
