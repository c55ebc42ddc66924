import { cmsConfig } from '../../cms/cms-config.ts'
import { CMS_STYLE, cmsPage } from '../../cms/cms-page.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { engineFolder } from '../../settings/engine.ts'
import { isPortable } from '../../settings/settings.ts'
import type { Compiled } from '../page/compiled.ts'
import type { StyleRule } from '../page/page-css.ts'

/**
 * Returns the files of the CMS in the browser, under `/desk/`, if site.yaml configures one. A portable site has none,
 * because no browser would run the CMS from a disk.
 */
export function cmsFiles({ library }: SiteContext, { css }: Compiled): readonly (SiteFile | SiteFolder)[] {
  const { publication } = library
  const { cms } = publication
  if (!cms || isPortable()) return []
  return [
    { name: 'desk/index.html', make: () => cmsPage(publication, cms) },
    { name: 'desk/config.json', make: () => JSON.stringify(cmsConfig(library, cms)) },
    { name: 'desk/desk.css', make: () => CMS_STYLE },
    { name: 'desk/preview.css', make: () => css.story.map(ruleText).join('') },
    {
      name: 'desk/cms',
      from: () => 'code',
      makeAll: async () => (await import('../compile/bundle-cms.ts')).bundleCms(engineFolder()),
    },
  ]
}

function ruleText(rule: StyleRule): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) return `${rule.selectors.map(({ text }) => text).join(',')}{${rule.body}}`
  return `${rule.start}{${rule.rules.map(ruleText).join('')}}`
}
