import path from 'node:path'
import { fontPackages } from '../../fonts/card-type.ts'
import type { SharedContent } from '../../library/read-library.ts'
import type { Problem } from '../../problem/problem.ts'
import { drawsCards, installCommand, ownPackageFile, packageFile } from '../../settings/packages.ts'
import { isPortable, wantsCards } from '../../settings/settings.ts'
import { nameOf } from '../../source/source-file.ts'

/** Reports optional packages that site.yaml needs and that are not installed. A checkout has all of them. */
export function missingPackages(root: string, { publication, site }: Pick<SharedContent, 'publication' | 'site'>) {
  if (!publication || !site) return []
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const problems: Problem[] = []
  if (wantsCards() && !drawsCards()) {
    const message = 'Shared links show no picture, because cards are in a package of their own.'
    const fonts = publication.languages.flatMap(({ script }) => fontPackages(script))
    const hint = `${installCommand(['@masthead/cards', ...new Set(fonts)])} (or build with CARDS=off).`
    problems.push({ file, ...site.placeOf([]), rule: 'package-missing', severity: 'warning', message, hint })
  }
  for (const [index, { tag, script }] of (drawsCards() ? publication.languages : []).entries()) {
    const missing = fontPackages(script).filter((name) => !packageFile(`${name}/unicode.json`))
    if (missing.length === 0) continue
    const message = `Cards cannot show words in “${tag}”: no font of its script is installed.`
    const at = site.placeOf(['languages', index])
    const hint = `${installCommand(missing)} (or build with CARDS=off).`
    problems.push({ file, ...at, rule: 'package-missing', severity: 'warning', message, hint })
  }
  const extensions = publication.extensions ?? []
  const needed = extensions.map((name) => NEEDED_BY[name]).filter((name) => !packageFile(name))
  for (const [index, name] of extensions.entries()) {
    if (!needed.includes(NEEDED_BY[name])) continue
    const message = `The extension “${name}” needs ${NEEDED_BY[name]}.`
    const at = site.placeOf(['extensions', index])
    problems.push({ file, ...at, rule: 'package-missing', severity: 'error', message, hint: installCommand(needed) })
  }
  const parts = [
    { name: 'cms', key: 'editor', part: 'browser editor', isUsed: publication.cms && !isPortable() },
    { name: 'mail', key: 'mail', part: 'mail edition', isUsed: publication.mail },
  ] as const
  for (const { name, key, part, isUsed } of parts) {
    if (!isUsed || ownPackageFile(name, 'main')) continue
    const message = `The ${part} is in a package of its own.`
    const hint = installCommand([`@masthead/${name}`])
    problems.push({ file, ...site.placeOf([key], 'key'), rule: 'package-missing', severity: 'error', message, hint })
  }
  return problems
}

/** The package that each extension needs. */
const NEEDED_BY = { code: 'shiki', math: 'temml' } as const
