import { siteToPublish } from '../plan/site-to-publish.ts'
import { type PublishOptions, publishSite } from '../publish-site.ts'
import type { Target } from '../targets/target.ts'
import { type Texts, writeSite } from './site.ts'

/** Publishes texts as a built site, by default without compressed copies, and refuses to delete more than two files. */
export function publishTexts(texts: Texts, target: Target, options: Partial<PublishOptions> = {}) {
  const { compressed = 'off' } = options
  const defaults = { mostRemoved: 2, create: true, grace: 0, isDryRun: false, now: new Date() }
  return publishSite(siteToPublish(writeSite(texts), compressed), target, { ...defaults, ...options, compressed })
}
