import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { anything, isRecord, readJson, toRecord, type Values } from '../../../lib/settings/read-json.ts'

/**
 * Cuts out of GitHub’s OpenAPI description what the desk and Sveltia CMS ask for, and writes `github.json` beside this
 * file. GitHub publishes the description in github/rest-api-description; the package `@octokit/openapi` contains it (MIT
 * licence). To repeat it with a newer version:
 *
 *     npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
 *     node tests/browser/host-descriptions/cut-descriptions.ts package/generated/api.github.com.json
 */
const OPERATIONS = [
  'GET /user',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/collaborators/{username}',
  'GET /repos/{owner}/{repo}/branches/{branch}',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'POST /repos/{owner}/{repo}/git/refs',
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'GET /repos/{owner}/{repo}/commits',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'PUT /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
]

const [file = ''] = process.argv.slice(2)
const description = toRecord(readJson(anything, readFileSync(file)))

/** Returns what `#/…` names. */
function found(pointer: unknown): Values {
  return String(pointer)
    .split('/')
    .slice(1)
    .reduce((value, key) => toRecord(value[key]), description)
}

/** Returns a value without references to parameters and responses. */
const itself = (value: unknown): Values => {
  const entry = toRecord(value)
  return entry.$ref ? found(entry.$ref) : entry
}

const named = new Map<string, unknown>()

/** Returns a schema as JSON Schema: without texts, and with its references in `definitions`. */
function schemaOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(schemaOf)
  if (!isRecord(value)) return value
  if (typeof value.$ref === 'string') {
    const name = value.$ref.replace(/.*\//, '')
    if (!named.has(name)) {
      named.set(name, {})
      named.set(name, schemaOf(found(value.$ref)))
    }
    return { $ref: `#/definitions/${name}` }
  }
  const kept = Object.entries(value).filter(([key, part]) => isRecord(part) || !TEXTS.has(key))
  const { nullable, ...schema } = Object.fromEntries(
    kept.map(([key, part]) => [key, key === 'enum' ? part : schemaOf(part)]),
  )
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

/** Keys of a schema that say nothing about data. */
const TEXTS = new Set(['description', 'title', 'summary', 'example', 'examples', 'deprecated', 'externalDocs'])

const operations = OPERATIONS.map((name) => {
  const [method = '', address = ''] = name.split(' ')
  const { parameters, requestBody, responses } = toRecord(
    toRecord(toRecord(description.paths)[address])[method.toLowerCase()],
  )
  const inQuery = [parameters]
    .flat()
    .map(itself)
    .filter((parameter) => parameter.in === 'query')
  const bodyOf = (part: unknown) => schemaOf(toRecord(toRecord(itself(part).content)['application/json']).schema)
  return [
    name,
    {
      query: Object.fromEntries(inQuery.map((parameter) => [String(parameter.name), schemaOf(parameter.schema)])),
      body: bodyOf(requestBody),
      answers: Object.fromEntries(
        Object.entries(toRecord(responses)).map(([status, response]) => [status, bodyOf(response) ?? null]),
      ),
    },
  ]
})

const cut = {
  source: 'github/rest-api-description, by way of the package @octokit/openapi',
  version: toRecord(description.info).version,
  licence: 'MIT',
  operations: Object.fromEntries(operations),
  definitions: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
}
writeFileSync(path.join(import.meta.dirname, 'github.json'), `${JSON.stringify(cut, null, 2)}\n`)
