import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { structuredPatch } from 'diff'
import { parseDocument } from 'yaml'
import { filesOf } from '../../cache/manifest.ts'
import { patchYaml } from '../../cms/patch-yaml.ts'
import { toRecord } from '../../source/is-record.ts'
import { LIMITS } from '../../source/limits.ts'
import { linkProblem, readBytes } from '../../source/source-file.ts'
import { type Codemod, yamlValues } from './codemod.ts'

/** Lines of a file that an upgrade replaces. */
export interface ChangedLines {
  /** The line of the new text at which they begin. */
  readonly line: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** A file that an upgrade changes. */
export interface UpgradedFile {
  /** The path in the content folder. */
  readonly name: string
  readonly text: string
  /** Why it changes: a sentence of each codemod that changed it. */
  readonly why: readonly string[]
  readonly changes: readonly ChangedLines[]
}

/** The result of an upgrade, before anything is written. */
export interface Upgrade {
  readonly files: readonly UpgradedFile[]
  /** The files that remain as they are because they cannot be parsed. */
  readonly unreadable: readonly string[]
}

/** The files with YAML, JSON or front matter that codemods may change. */
const CONTENT = /^(?:(?:site|front)\.yaml|messages\/[^/]+\.json|(?:stories|pages)\/[^/]+\/[^/]+\.md)$/
const FRONT_MATTER = /(?<![\s\S])(---[ \t\r]*\n)([\s\S]*?)(^---[ \t\r]*$[\s\S]*)/m

/**
 * Returns the version that content is written for: `masthead` in site.yaml, else that of the dependency in the
 * newsroom's package.json; 0.0.0 if neither says so, as in a checkout from before the first release.
 */
export function contentVersion(root: string): string {
  const manifest = path.join(path.dirname(root), 'package.json')
  const { dependencies } = existsSync(manifest) ? toRecord(JSON.parse(readFileSync(manifest, 'utf8'))) : {}
  const noted = yamlValues(readFileSync(path.join(root, 'site.yaml'), 'utf8')).masthead
  return versionIn(noted) ?? versionIn(toRecord(dependencies).masthead) ?? '0.0.0'
}

/** Whether a version, such as 0.9.1, is older than another, such as 0.10.0. */
export function isOlder(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0
}

/**
 * Returns what the codemods of later versions change in content. It keeps every byte that no codemod changes.
 * @param root the content folder
 * @param from the version that the content is written for
 * @param to the version that reads it from now on, noted in site.yaml
 */
export function upgradeContent(root: string, from: string, to: string, codemods: readonly Codemod[]): Upgrade {
  const note: Codemod = {
    version: to,
    why: 'This is the version that the content is written for.',
    files: /^site\.yaml$/,
    apply: (yaml) => patchYaml(yaml, { masthead: yamlValues(yaml).masthead }, { masthead: to }),
  }
  const due = [...codemods.filter(({ version }) => isOlder(from, version)), note]
  const unreadable: string[] = []
  const files = filesOf(root).flatMap((name): UpgradedFile[] => {
    const applied = due.filter(({ files }) => CONTENT.test(name) && files.test(name))
    const bytes =
      applied.length > 0
        ? (linkProblem(root, path.join(root, name)) ?? readBytes(path.join(root, name), LIMITS.textBytes))
        : undefined
    if (!(bytes instanceof Uint8Array)) return []
    const before = bytes.toString()
    const upgraded = upgradeText(name, before, applied)
    if (!upgraded) unreadable.push(name)
    return upgraded && upgraded.text !== before
      ? [{ name, ...upgraded, changes: changedLines(before, upgraded.text) }]
      : []
  })
  return { files, unreadable }
}

/** Applies codemods to a file. @returns undefined if it cannot be parsed, before or after them */
function upgradeText(name: string, before: string, codemods: readonly Codemod[]) {
  const [mark = ''] = /^\ufeff/.exec(before) ?? []
  const isCrlf = /\r\n/.test(before) && !/(?<!\r)\n/.test(before)
  const plain = (isCrlf ? before.replaceAll('\r\n', '\n') : before).slice(mark.length)
  const [, opening = '', frontMatter, rest = ''] = FRONT_MATTER.exec(plain) ?? []
  let yaml = name.endsWith('.md') ? frontMatter : plain
  const why: string[] = []
  for (const codemod of codemods) {
    if (yaml === undefined || parseDocument(yaml).errors.length > 0) return undefined
    // A line that a codemod adds needs an end of the line before it.
    const ended = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`
    const next = codemod.apply(ended)
    if (next === ended) continue
    why.push(codemod.why)
    yaml = next
  }
  if (yaml === undefined || parseDocument(yaml).errors.length > 0) return undefined
  const text = mark + (name.endsWith('.md') ? opening + yaml + rest : yaml)
  return { text: isCrlf ? text.replaceAll('\n', '\r\n') : text, why }
}

function changedLines(before: string, after: string): ChangedLines[] {
  return structuredPatch('', '', before, after, '', '', { context: 0 }).hunks.map(({ newStart, lines }) => {
    const linesWith = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1))
    return { line: newStart, removed: linesWith('-'), added: linesWith('+') }
  })
}

/** Returns the version in a value such as `0.1.0` or `^0.1.0`. */
function versionIn(value: unknown): string | undefined {
  return typeof value === 'string' ? /\d+\.\d+\.\d+/.exec(value)?.[0] : undefined
}
