import { z } from 'zod'

/** What Google asks of structured data, by type, and where it says so. `a|b` stands for one of them. */
const RULES = [
  {
    types: /NewsArticle$/,
    source: 'https://developers.google.com/search/docs/appearance/structured-data/article',
    required: [],
    recommended: ['author', 'dateModified', 'datePublished', 'headline', 'image'],
  },
  {
    types: /^Person$/, // as an author
    source: 'https://developers.google.com/search/docs/appearance/structured-data/article',
    required: [],
    recommended: ['name', 'url|sameAs'],
  },
  {
    types: /^ProfilePage$/,
    source: 'https://developers.google.com/search/docs/appearance/structured-data/profile-page',
    required: ['mainEntity'],
    recommended: [],
  },
  {
    types: /^BreadcrumbList$/,
    source: 'https://developers.google.com/search/docs/appearance/structured-data/breadcrumb',
    required: ['itemListElement'],
    recommended: [],
  },
  {
    types: /^ListItem$/, // the last needs no item
    source: 'https://developers.google.com/search/docs/appearance/structured-data/breadcrumb',
    required: ['name', 'position'],
    recommended: [],
  },
  {
    types: /^ImageObject$/,
    source: 'https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata',
    required: ['contentUrl', 'creator|creditText|copyrightNotice|license'],
    recommended: ['creditText', 'license'],
  },
  {
    types: /^NewsMediaOrganization$/,
    source: 'https://developers.google.com/search/docs/appearance/structured-data/organization',
    required: [],
    recommended: ['name', 'url', 'logo', 'contactPoint', 'sameAs'],
  },
  {
    types: /^WebSite$/,
    source: 'https://developers.google.com/search/docs/appearance/site-names',
    required: ['name', 'url'],
    recommended: [],
  },
] as const

const nodeSchema = z.looseObject({ '@type': z.string() })

/** What Google would miss in JSON-LD: `ImageObject lacks contentUrl`. References to other works are not descriptions. */
export function googleProblems(jsonLd: string, level: 'required' | 'recommended'): string[] {
  const nodes = nodesIn(JSON.parse(jsonLd))
  return nodes.flatMap((node) =>
    RULES.filter(({ types }) => types.test(node['@type'])).flatMap((rule) =>
      rule[level]
        .filter((names) => !names.split('|').some((name) => name in node))
        .map((names) => `${node['@type']} lacks ${names}`),
    ),
  )
}

function nodesIn(value: unknown): z.infer<typeof nodeSchema>[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const { data: node } = nodeSchema.safeParse(value)
  const isReference = node?.['@type'].endsWith('NewsArticle') && !('headline' in node)
  return [...(node && !isReference ? [node] : []), ...Object.values(value).flatMap(nodesIn)]
}
