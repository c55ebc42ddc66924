import path from 'node:path'
import { isPortable } from '../desk/settings.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../syndication/site-file.ts'
import { cmsConfig } from '../web-desk/desk-config.ts'
import { CMS_STYLE, cmsPage } from '../web-desk/desk-page.ts'
import { bundleCms } from './bundle-desk.ts'
import type { Compiled } from './compiled.ts'
import type { StyleRule } from './style-rules.ts'

/** The desk in the browser, under `/desk/`, where site.yaml has it; from a disk no browser would run it. */
export function cmsFiles({ library }: SiteContext, { css }: Compiled): readonly (SiteFile | SiteFolder)[] {
  const { publication } = library
  const { desk } = publication
  if (!desk || isPortable()) return []
  const projectDir = path.join(import.meta.dirname, '../..')
  return [
    { name: 'desk/index.html', make: () => cmsPage(publication, desk) },
    { name: 'desk/config.json', make: () => JSON.stringify(cmsConfig(library, desk)) },
    { name: 'desk/desk.css', make: () => CMS_STYLE },
    { name: 'desk/preview.css', make: () => css.story.map(ruleText).join('') },
    { name: 'desk/cms', from: 'code', makeAll: () => bundleCms(projectDir) },
  ]
}

function ruleText(rule: StyleRule): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) return `${rule.selectors.map(({ text }) => text).join(',')}{${rule.body}}`
  return `${rule.start}{${rule.rules.map(ruleText).join('')}}`
}
