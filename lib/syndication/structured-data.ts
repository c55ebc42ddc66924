import type {
  Graph,
  LiveBlogPostingLeaf,
  NewsArticle,
  NewsMediaOrganizationLeaf,
  OrganizationLeaf,
  PersonLeaf,
  ProfilePageLeaf,
  WebSiteLeaf,
} from 'schema-dts'
import type { Term } from '../library/library.ts'
import type { PageContext } from '../library/page-context.ts'
import { authorsOfStory, creditedAuthor, type Profile, topicsOfStory } from '../library/terms.ts'
import { readLicence } from '../picture/licence.ts'
import {
  absolute,
  assetAddress,
  authorAddress,
  editionAddress,
  frontAddress,
  LANGUAGE_CHOOSER,
} from '../publication/addresses.ts'
import { factIn, nameIn, type Publication, sectionName } from '../publication/publication.ts'
import type { ByLanguage } from '../source/values.ts'
import { shownPictures } from '../story/kinds/kinds.ts'
import type { ShownPicture } from '../story/types/section.ts'
import { isFreeForm, lastChange, type Story, type StoryEdition } from '../story/types/story.ts'
import { digitalSourceOf, MEDIA_TOPICS, mediaTopic } from './iptc.ts'
import { liveBlog } from './live-blog.ts'
import { ICONS } from './page-metadata.ts'

/**
 * Returns the structured data of a story's page: the story, its publisher, the site and the breadcrumb trail. The
 * site's description and languages are on the front pages alone, which saves a story in Hindi about 100 compressed
 * bytes.
 */
export function storyGraph(edition: StoryEdition, story: Story, page: PageContext): Graph {
  const [publisher, { description: _, inLanguage: __, ...site }] = publisherNodes(page.publication, edition.lang)
  const nodes = [articleNode(edition, story, page), publisher, site, ...breadcrumbsOf(edition, page)]
  return { '@context': 'https://schema.org', '@graph': nodes }
}

/** Returns the structured data of the language chooser and the front pages: the publisher and the site. */
export function siteGraph({ publication, language }: PageContext): Graph {
  return { '@context': 'https://schema.org', '@graph': publisherNodes(publication, language.tag) }
}

/** Returns the breadcrumb trail, if SITE_URL is known. Google requires the full URL of all but the page itself. */
function breadcrumbsOf({ lang, title }: StoryEdition, { publication }: PageContext) {
  const front = absolute(frontAddress(lang))
  if (!front) return []
  return [
    {
      '@type': 'BreadcrumbList' as const,
      itemListElement: [
        { '@type': 'ListItem' as const, position: 1, name: nameIn(publication, lang), item: front },
        { '@type': 'ListItem' as const, position: 2, name: title },
      ],
    },
  ]
}

/**
 * Returns the identifier of the publisher or the site, which is the same on every page. It is a full URL if SITE_URL is
 * known, otherwise a fragment.
 */
function nodeId(name: 'publisher' | 'site'): { '@id': string } {
  return { '@id': `${absolute(LANGUAGE_CHOOSER) ?? ''}#${name}` }
}

/** Returns the publisher and the site as schema.org nodes, with the facts of site.yaml and nothing else. */
export function publisherNodes(publication: Publication, lang: string): [NewsMediaOrganizationLeaf, WebSiteLeaf] {
  const { description, languages, hotline, publishingPrinciples, correctionsPolicy, menus } = publication
  const own = <Value>(values: ByLanguage<Value>) => factIn(values, lang, publication).value
  const name = nameIn(publication, lang)
  const social = own(menus?.social ?? { '': [] }).map(({ url }) => own(url))
  const sameAs = [...new Set([...own(publication.sameAs ?? { '': [] }), ...social])]
  const url = absolute(LANGUAGE_CHOOSER)
  const logo = absolute(ICONS.icon.url)
  return [
    {
      '@type': 'NewsMediaOrganization',
      ...nodeId('publisher'),
      name,
      ...(url && { url }),
      ...(logo && { logo }),
      ...(publishingPrinciples && { publishingPrinciples: own(publishingPrinciples) }),
      ...(correctionsPolicy && { correctionsPolicy: own(correctionsPolicy) }),
      ...(sameAs.length > 0 && { sameAs }),
      ...(hotline && {
        contactPoint: {
          '@type': 'ContactPoint',
          contactType: own(hotline.label),
          telephone: own(hotline.tel),
        },
      }),
    },
    {
      '@type': 'WebSite',
      ...nodeId('site'),
      name,
      ...(url && { url }),
      description: own(description),
      inLanguage: languages.map(({ tag }) => tag),
      publisher: nodeId('publisher'),
    },
  ]
}

/**
 * The schema.org type of each kind of story. A review remains a NewsArticle: for a ReviewNewsArticle Google requires
 * the reviewed item and a rating, which a story does not state.
 */
const TYPES = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  feature: 'NewsArticle',
  interview: 'NewsArticle',
  review: 'NewsArticle',
} as const

/** Returns a story as a schema.org node, with the facts of its front matter and nothing else. */
function articleNode(
  edition: StoryEdition,
  story: Story,
  { publication }: PageContext,
): NewsArticle | LiveBlogPostingLeaf {
  const { lang, title, description, date, section, tags, corrections, comments } = edition
  const url = absolute(editionAddress(edition))
  const modified = lastChange(edition)
  const sectionTitle = sectionName(publication, section, lang)
  const images = shownPictures(edition).flatMap((picture) => {
    const creator = picture.credit && creditedAuthor(picture.credit, story, lang, publication)
    return imageOf(picture, creator ? authorOf(creator, lang, publication) : undefined) ?? []
  })
  const source = digitalSourceOf(edition)
  const correction = corrections.map(({ date, text, lang: of }) => {
    return { '@type': 'CorrectionComment' as const, datePublished: date, text, ...(of && { inLanguage: of }) }
  })
  const about = topicsOfStory(story, lang, publication).flatMap(aboutOf)
  const authors = authorsOfStory(story, lang, publication).map((author) => authorOf(author, lang, publication))
  const facts = {
    '@id': articleId(edition),
    headline: title,
    description,
    inLanguage: lang,
    ...(source && { digitalSourceType: source.schemaOrg }),
    ...(url && { url }),
    ...(date && { datePublished: date }),
    ...(modified && { dateModified: modified }),
    ...(authors.length > 0 && { author: authors }),
    ...(sectionTitle && { articleSection: sectionTitle.value }),
    ...(tags.length > 0 && { keywords: [...tags] }),
    ...(about.length > 0 && { about }),
    ...(images.length > 0 && { image: images.length > 1 ? images : images[0] }),
    ...(corrections.length > 0 && { correction }),
    ...(comments && comments !== 'off' && { discussionUrl: comments }),
    ...translationsOf(edition, story),
    publisher: nodeId('publisher'),
    isPartOf: nodeId('site'),
  }
  return edition.live ? { ...facts, ...liveBlog(edition, url) } : { '@type': typeOf(edition), ...facts }
}

/** Returns a topic of a story as a term of IPTC’s Media Topics; nothing if site.yaml gives it no code. */
function aboutOf({ label, code }: Term) {
  if (!code) return []
  return [{ '@type': 'DefinedTerm' as const, '@id': MEDIA_TOPICS + mediaTopic(code), name: label, termCode: code }]
}

/**
 * Returns an author of a story: the publication itself, if the name is the same; otherwise a person, unless site.yaml
 * says that it is an organization.
 */
function authorOf({ label, slug }: Term, lang: string, { name, authors = {} }: Publication) {
  if (Object.values(name).includes(label)) return nodeId('publisher')
  const url = absolute(authorAddress(lang, slug))
  const facts = { name: label, ...(url && { url }) }
  const isOrganization = Object.hasOwn(authors, slug) && authors[slug]?.kind === 'organization'
  return isOrganization ? { '@type': 'Organization' as const, ...facts } : { '@type': 'Person' as const, ...facts }
}

/**
 * Returns a picture of a story: its URL, or an ImageObject, for which Google requires a credit or licence.
 * @param creator who made it, if that is known; a credit alone does not say whether it names a person
 */
function imageOf(
  { picture, caption, credit, licence }: ShownPicture,
  creator: ReturnType<typeof authorOf> | undefined,
) {
  const url = absolute(assetAddress(picture.asset))
  const license = licence && readLicence(licence)?.address
  if (!url || !(credit || licence)) return url
  return {
    '@type': 'ImageObject' as const,
    url,
    contentUrl: url,
    ...(caption && { caption }),
    ...(credit && { creditText: credit }),
    ...(creator && { creator }),
    ...(license && { license }),
    width: String(picture.width),
    height: String(picture.height),
  }
}

/**
 * The genre of translations that are not complete. Only a `Book` has the property `abridged`, and an `abstract` is a
 * text.
 */
const GENRES = { complete: undefined, abridged: 'abridged translation', adapted: 'adaptation', summary: 'summary' }

/**
 * Returns links between translations. A translation names its original, and the original names all its translations. A
 * story contains published editions only. A free translation or a summary is no `translationOfWork`: it is based on it.
 */
function translationsOf({ lang, translation }: StoryEdition, { original, editions }: Story) {
  const refs = [...editions.values()].flatMap((edition) => {
    const url = absolute(editionAddress(edition))
    if (!url || edition.lang === lang || (translation && edition.lang !== original)) return []
    if (!translation && isFreeForm(edition.translation?.form)) return []
    return { '@type': typeOf(edition), '@id': articleId(edition), inLanguage: edition.lang }
  })
  if (!translation) return refs.length > 0 ? { workTranslation: refs } : {}
  const { by, translator, form = 'complete' } = translation
  const genre = GENRES[form]
  return {
    ...(refs[0] && (isFreeForm(form) ? { isBasedOn: refs[0] } : { translationOfWork: refs[0] })),
    ...(genre && { genre }),
    ...(by === 'human' && translator && { translator: { '@type': 'Person' as const, name: translator } }),
  }
}

function typeOf({ kind = 'news' }: StoryEdition) {
  return TYPES[kind]
}

function articleId(edition: StoryEdition): string {
  return `${absolute(editionAddress(edition)) ?? ''}#story`
}

/** Returns the structured data of an author’s page: the author, the publisher and the site. */
export function profileGraph(name: Term, profile: Profile, page: PageContext): Graph {
  const { publication, language, address } = page
  const url = absolute(address)
  const profilePage: ProfilePageLeaf = {
    '@type': 'ProfilePage',
    name: name.label,
    inLanguage: language.tag,
    ...(url && { url }),
    mainEntity: authorNode(name, profile, page),
    isPartOf: nodeId('site'),
  }
  return { '@context': 'https://schema.org', '@graph': [profilePage, ...publisherNodes(publication, language.tag)] }
}

/** Returns an author as a schema.org node, with the facts of site.yaml and nothing else. */
function authorNode({ label }: Term, profile: Profile, { address }: PageContext): PersonLeaf | OrganizationLeaf {
  const { kind, role, about, portrait, languages, email, url, sameAs } = profile
  const own = absolute(address)
  const image = portrait && absolute(assetAddress(portrait.asset))
  const elsewhere = [...(url ? [url] : []), ...sameAs]
  const facts = {
    '@id': `${own ?? ''}#author`,
    name: label,
    ...(own && { url: own }),
    ...(about && { description: about.value }),
    ...(image && { image }),
    ...(email && { email }),
    ...(languages.length > 0 && { knowsLanguage: [...languages] }),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
  }
  if (kind === 'organization') return { '@type': 'Organization', ...facts }
  return { '@type': 'Person', ...facts, ...(role && { jobTitle: role.value }), worksFor: nodeId('publisher') }
}
