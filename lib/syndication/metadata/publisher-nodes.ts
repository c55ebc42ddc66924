import type { NewsMediaOrganizationLeaf, WebSiteLeaf } from 'schema-dts'
import { absolute, LANGUAGE_CHOOSER } from '../../publication/addresses.ts'
import { inLanguage, type Publication } from '../../publication/publication.ts'
import { ICONS } from './page-metadata.ts'

/**
 * Returns the identifier of the publisher or the site, which is the same on every page. It is a full URL if SITE_URL is
 * known, otherwise a fragment.
 */
export function nodeId(name: 'publisher' | 'site'): { '@id': string } {
  return { '@id': `${absolute(LANGUAGE_CHOOSER) ?? ''}#${name}` }
}

/** Returns the publisher and the site as schema.org nodes, with the facts of site.yaml and nothing else. */
export function publisherNodes(publication: Publication, lang: string): [NewsMediaOrganizationLeaf, WebSiteLeaf] {
  const { name, description, languages, hotline, publishingPrinciples, correctionsPolicy, sameAs } = publication
  const url = absolute(LANGUAGE_CHOOSER)
  const logo = absolute(ICONS.icon.url)
  return [
    {
      '@type': 'NewsMediaOrganization',
      ...nodeId('publisher'),
      name,
      ...(url && { url }),
      ...(logo && { logo }),
      ...(publishingPrinciples && { publishingPrinciples }),
      ...(correctionsPolicy && { correctionsPolicy }),
      ...(sameAs && sameAs.length > 0 && { sameAs }),
      ...(hotline && {
        contactPoint: {
          '@type': 'ContactPoint',
          contactType: inLanguage(hotline.label, lang),
          telephone: hotline.tel,
        },
      }),
    },
    {
      '@type': 'WebSite',
      ...nodeId('site'),
      name,
      ...(url && { url }),
      description: inLanguage(description, lang),
      inLanguage: languages.map(({ tag }) => tag),
      publisher: nodeId('publisher'),
    },
  ]
}
