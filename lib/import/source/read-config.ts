import type { SourceFile } from '../../source/source-file.ts'
import { readText, type SourceSite } from './source-site.ts'
import { readToml, readYaml } from './split-file.ts'

/**
 * Returns the values of a configuration file (YAML, JSON or TOML); none if it is missing or cannot be read, which is
 * then reported.
 */
export function readConfig(site: SourceSite, file: string): Readonly<Record<string, unknown>> {
  const source = site.files.includes(file) ? readText(site, file) : undefined
  if (!source) return {}
  if (file.endsWith('.toml')) return tomlValues(site, source)
  const { data, problems } = readYaml(source, source.text)
  site.problems.push(...problems)
  return data?.values ?? {}
}

function tomlValues(site: SourceSite, source: SourceFile): Readonly<Record<string, unknown>> {
  try {
    return readToml(source.text).values
  } catch (error) {
    const message = `This is not TOML, and is left out: ${String(error).split('\n')[0]}`
    site.problems.push({ file: source.name, line: 1, column: 1, rule: 'import-skipped', severity: 'error', message })
    return {}
  }
}

/** Returns the host of a web address; it tells which addresses are the source’s own. */
export function hostOf(address: unknown): string | undefined {
  return typeof address === 'string' ? URL.parse(address)?.host || undefined : undefined
}
