import type { Graph, OrganizationLeaf, PersonLeaf, ProfilePageLeaf } from 'schema-dts'
import type { Term } from '../../library/library.ts'
import type { PageContext } from '../../library/page-context.ts'
import type { Profile } from '../../library/terms.ts'
import { absolute, assetAddress } from '../../publication/addresses.ts'
import { nodeId, publisherNodes } from './story-graph.ts'

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
    ...(about && { description: about }),
    ...(image && { image }),
    ...(email && { email }),
    ...(languages.length > 0 && { knowsLanguage: [...languages] }),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
  }
  if (kind === 'organization') return { '@type': 'Organization', ...facts }
  return { '@type': 'Person', ...facts, ...(role && { jobTitle: role }), worksFor: nodeId('publisher') }
}
