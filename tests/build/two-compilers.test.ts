import { expect, test } from 'vitest'
import { compileWithEsbuild } from '../../lib/builder/compile/compile-with-esbuild.ts'
import { compiledFolder, ROUTES, readCompiled } from '../../lib/builder/page/compiled.ts'
import { parseCss, type StyleRule } from '../../lib/builder/page/page-css.ts'
import { codeDigest } from '../../lib/store/digests.ts'

test('Next and esbuild give the same style rules for each kind of page', async () => {
  const project = process.cwd()
  const next = readCompiled(compiledFolder(project, codeDigest(project)))
  const { sheets } = await compileWithEsbuild(project)
  for (const route of ROUTES) {
    const rules = selectorsIn(parseCss(sheets[route]))
    expect(rules.size, route).toBeGreaterThan(50)
    expect(selectorsIn(next?.css[route] ?? []), route).toEqual(rules)
  }
})

/**
 * Returns the layer and the names of each selector. Next orders the layers differently and writes declarations for
 * older browsers, so the text of the rules differs.
 */
function selectorsIn(rules: readonly StyleRule[], layer = ''): Set<string> {
  const found = rules.flatMap((rule) => {
    if ('css' in rule) return []
    if ('rules' in rule) return [...selectorsIn(rule.rules, rule.start.startsWith('@layer') ? rule.start : layer)]
    return rule.selectors.map(({ names }) =>
      [layer, ...names.map((group) => group.toSorted().join('|')).sort()].join(' '),
    )
  })
  return new Set(found)
}
