import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { anything, readJson, toRecord, type Values } from '../../../lib/settings/read-json.ts'

/**
 * Cuts out of Forgejo’s OpenAPI description, which continues that of Gitea, what the desk asks for, and writes
 * `forgejo.json` beside this file. The package `@llamaduck/forgejo-ts` (MIT licence) has the description as TypeScript;
 * formats of texts, such as `date-time`, are lost there. To repeat it with a newer version:
 *
 *     npm pack @llamaduck/forgejo-ts && tar xzf llamaduck-forgejo-ts-*.tgz
 *     sed 's/^type /export type /; /^export {/d' package/dist/index.d.ts > forgejo.ts
 *     npx ts-json-schema-generator --path forgejo.ts --type '*' --expose export --no-type-check \
 *       --additional-properties --jsDoc none -o forgejo-types.json
 *     node tests/browser/host-descriptions/cut-forgejo.ts forgejo-types.json 15.0.9
 */
const OPERATIONS = {
  UserGetCurrent: 'GET',
  RepoGet: 'GET',
  RepoListBranches: 'GET',
  RepoCreateBranch: 'POST',
  RepoGetBranch: 'GET',
  RepoDeleteBranch: 'DELETE',
  RepoGetAllCommits: 'GET',
  RepoGetContents: 'GET',
  RepoCreateFile: 'POST',
  RepoUpdateFile: 'PUT',
  GetBlob: 'GET',
  GetTree: 'GET',
  RepoListPullRequests: 'GET',
  RepoCreatePullRequest: 'POST',
  RepoMergePullRequest: 'POST',
  RepoCreatePullReview: 'POST',
} as const

const [file = '', version = ''] = process.argv.slice(2)
const types = toRecord(toRecord(readJson(anything, readFileSync(file))).definitions)
const named = new Map<string, unknown>()

const properties = (schema: unknown): Values => toRecord(toRecord(schema).properties)

/** Notes the types that a schema names. Returns the schema. */
function withNames(schema: unknown): unknown {
  for (const [, name = ''] of JSON.stringify(schema ?? null).matchAll(/#\/definitions\/([^"]+)/g)) {
    if (named.has(name)) continue
    named.set(name, types[name])
    withNames(types[name])
  }
  return schema
}

const operations = Object.entries(OPERATIONS).map(([name, method]) => {
  const { body, query, url } = properties(types[`${name}Data`])
  const all = { ...properties(types[`${name}Responses`]), ...properties(types[`${name}Errors`]) }
  const answers = Object.entries(all).map(([status, answer]) => [status, withNames(answer)])
  const parts = { query: withNames(properties(query)), body: withNames(body), answers: Object.fromEntries(answers) }
  return [`${method} ${toRecord(url).const}`, parts]
})

const cut = {
  source: 'the OpenAPI description of Forgejo, by way of the package @llamaduck/forgejo-ts',
  version,
  licence: 'MIT',
  operations: Object.fromEntries(operations),
  definitions: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
}
writeFileSync(path.join(import.meta.dirname, 'forgejo.json'), `${JSON.stringify(cut, null, 2)}\n`)
