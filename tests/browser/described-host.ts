import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { anything, isRecord, readJson, toRecord, type Values } from '../../lib/settings/read-json.ts'
import type { HostInterface, HostRequest, Reply } from './git-host.ts'

/**
 * Returns a double of a host whose answers and requests are checked against the host’s published OpenAPI description: the
 * address, the query and the body of a request, and the status and the body of the answer. A property or status that the
 * description does not name is a problem of the repository, which tests expect to be none. What a double leaves out and
 * the description requires is filled in with values of the type, so a client reads a whole answer.
 *
 * Of GitLab’s description (doc/api/openapi/openapi_v3.yaml of its repository, CC BY-SA 4.0), which no package contains,
 * `gitlab.json` has what the desk asks for: names, types and statuses, written down by hand. Three of its entities stand for
 * the shorter ones that they extend: a commit and a merge request with details, and a user as administrators see it.
 *
 * Not checked: GraphQL, which OpenAPI does not describe; the sign-in server; what GitLab describes of files, of which it
 * names no property; and its lists of trees, which it describes by one item.
 * @param name the file of the description in host-descriptions
 * @param root the address below which the described interface is
 */
export function describedHost(host: HostInterface, name: string, root: string): HostInterface {
  const file = path.join(import.meta.dirname, 'host-descriptions', `${name}.json`)
  const description = toRecord(readJson(anything, readFileSync(file)))
  const definitions = toRecord(description.definitions)
  const operations = operationsIn(description)
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, logger: false }))
  const ofText = addFormats.default(new Ajv({ strict: false, coerceTypes: true, logger: false }))
  const problemsOf = (validator: Ajv, schema: unknown, data: unknown) => {
    if (validator.validate(closed({ ...toRecord(schema), definitions }), data)) return []
    return (validator.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }
  const problemsWith = ({ query, body, answers }: Operation, asked: HostRequest, reply: Reply | undefined) => {
    const status = reply?.status ?? (reply ? 200 : 404)
    const inQuery = { type: 'object', properties: query }
    const hasJson = reply?.json !== undefined && status !== 204
    return [
      ...problemsOf(ofText, inQuery, Object.fromEntries(asked.query)),
      ...(Object.keys(asked.body).length > 0 ? problemsOf(ajv, body ?? false, asked.body) : []),
      ...(String(status) in answers ? [] : [`the status ${status} is not described`]),
      ...(hasJson ? problemsOf(ajv, answers[status] ?? {}, reply.json) : []),
    ]
  }
  return {
    ...host,
    answer(asked, repository) {
      if (!asked.path.startsWith(`${root}/`)) return host.answer(asked, repository)
      const below = asked.path.slice(root.length)
      const operation = operations.find(({ method, pattern }) => method === asked.method && pattern.test(below))
      if (!operation) {
        repository.problems.push(`${asked.method} ${below} is not described`)
        return undefined
      }
      const given = host.answer(asked, repository)
      const schema = operation.answers[given?.status ?? 200]
      const reply =
        given?.json !== undefined && schema ? { ...given, json: completed(schema, given.json, definitions) } : given
      const problems = problemsWith(operation, asked, reply)
      repository.problems.push(...problems.map((problem) => `${asked.method} ${below}: ${problem}`))
      return reply
    },
  }
}

/** What a host describes of one operation. */
interface Operation {
  readonly method: string
  readonly pattern: RegExp
  readonly query: Values
  readonly body: unknown
  readonly answers: Values
}

/** Returns the operations, those with the longest addresses first: a path, a ref and a branch at the end may have slashes. */
function operationsIn(description: Values): Operation[] {
  const parts = (name: string) => name.split('/').length
  const all = Object.entries(toRecord(description.operations)).sort(([a], [b]) => parts(b) - parts(a))
  return all.map(([name, value]) => {
    const [method = '', address = ''] = name.split(' ')
    const { query, body, answers } = toRecord(value)
    const pattern = address
      .replace(/\{(path|filepath|file_path|ref|branch)\}$/, '.+')
      // GitLab’s id of a project is its path, which is decoded here.
      .replace('/projects/{id}', '/projects/[^/]+/[^/]+')
      .replaceAll(/\{\w+\}/g, '[^/]+')
    return { method, pattern: new RegExp(`^${pattern}$`), query: toRecord(query), body, answers: toRecord(answers) }
  })
}

/**
 * Returns a schema in which each object has no other properties than those that it names. Of alternatives, several may
 * fit: hosts write `oneOf` for forms of an error that have all properties in common.
 */
function closed(schema: unknown, isPart = false): Values {
  const entries = Object.entries(toRecord(schema)).map(([key, value]): [string, unknown] => {
    const name = key === 'oneOf' ? 'anyOf' : key
    if (Array.isArray(value)) return [name, value.map((one) => (isRecord(one) ? closed(one, key === 'allOf') : one))]
    return [key, isRecord(value) ? closed(value) : value]
  })
  const copy = Object.fromEntries(entries)
  const isObject = isRecord(copy.properties) && copy.type === 'object' && !isPart
  return isObject ? { additionalProperties: false, ...copy } : copy
}

/** Returns data with the values that a schema requires and it lacks. */
function completed(given: unknown, data: unknown, definitions: Values): unknown {
  const schema = resolved(given, definitions)
  const alternatives = listIn(schema.anyOf ?? schema.oneOf)
  if (alternatives.length > 0) {
    const isNull = (one: Values) => one.type === 'null'
    if (data === null || (data === undefined && alternatives.some(isNull))) return null
    const fitting = alternatives.find((one) => !isNull(one) && canBe(one, data, definitions))
    return fitting ? completed(fitting, data, definitions) : data
  }
  if (schema.allOf) return listIn(schema.allOf).reduce((all: unknown, part) => completed(part, all, definitions), data)
  if (Array.isArray(data)) return data.map((one) => completed(schema.items, one, definitions))
  if (isRecord(data) || (data === undefined && schema.type === 'object')) {
    const own = toRecord(data)
    const names = new Set([...Object.keys(own), ...[schema.required ?? []].flat().map(String)])
    const properties = toRecord(schema.properties)
    return Object.fromEntries([...names].map((key) => [key, completed(properties[key], own[key], definitions)]))
  }
  return data ?? simpleValue(schema)
}

/** Whether an alternative of a schema has all properties that data have, with these values where it lists some. */
function canBe(given: unknown, data: unknown, definitions: Values): boolean {
  const schema = resolved(given, definitions)
  const parts = [schema, ...listIn(schema.allOf).map((part) => resolved(part, definitions))]
  if (Array.isArray(data) || schema.type === 'array') return Array.isArray(data) && schema.type === 'array'
  if (!isRecord(data)) return !parts.some(({ properties }) => properties) || data === undefined
  const properties = Object.assign({}, ...parts.map((part) => part.properties))
  return Object.entries(data).every(([key, value]) => {
    const listed = resolved(properties[key], definitions).enum
    return key in properties && (!Array.isArray(listed) || listed.includes(value))
  })
}

const listIn = (value: unknown): Values[] => (Array.isArray(value) ? value.map(toRecord) : [])

function resolved(given: unknown, definitions: Values): Values {
  const schema = toRecord(given)
  return typeof schema.$ref === 'string' ? toRecord(definitions[schema.$ref.replace(/.*\//, '')]) : schema
}

/** Returns a value of a simple type. */
function simpleValue({ type, format, enum: listed }: Values): unknown {
  if (Array.isArray(listed)) return listed[0]
  const formats: Values = { uri: 'https://git.example/', 'date-time': '2026-12-03T00:00:00Z', email: 'a@git.example' }
  const types: Values = { string: formats[String(format)] ?? '-', integer: 1, number: 1, boolean: false, array: [] }
  return types[String(type)] ?? null
}
