import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { toRecord } from '../settings/read-json.ts'
import { patchYaml } from '../source/patch-yaml.ts'
import { filesOf } from '../store/manifest.ts'

/**
 * A change that brings older content to the form that a version reads: of files, by their paths in the content folder.
 */
export interface Codemod {
  readonly version: string
  readonly files: RegExp
  /** Returns the text of a file in the new form; in that form already, unchanged. */
  apply(text: string): string
}

/** Returns the version that site.yaml says the content is written for; 0.0.0 if it says none. */
export function contentVersion(root: string): string {
  const { masthead } = toRecord(parse(readFileSync(path.join(root, 'site.yaml'), 'utf8')))
  return typeof masthead === 'string' ? masthead : '0.0.0'
}

/** Whether a version, such as 0.9.1, is older than another, such as 0.10.0. */
export function isOlder(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0
}

/**
 * Returns the new texts of the files that an upgrade to a version changes; site.yaml names the version from then on.
 */
export function upgradeContent(root: string, to: string, codemods: readonly Codemod[]): ReadonlyMap<string, string> {
  const from = contentVersion(root)
  const apply = (yaml: string) => patchYaml(yaml.replace(/(?<!\n)$/, '\n'), { masthead: from }, { masthead: to })
  const all = [...codemods, { version: to, files: /^site\.yaml$/, apply }]
  const due = all.filter(({ version }) => isOlder(from, version))
  return new Map(
    filesOf(root).flatMap((name) => {
      const applied = due.filter(({ files }) => files.test(name))
      const before = applied.length > 0 ? readFileSync(path.join(root, name), 'utf8') : ''
      const after = applied.reduce((text, { apply }) => apply(text), before)
      return after === before ? [] : [[name, after] as const]
    }),
  )
}
