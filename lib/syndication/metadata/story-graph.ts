import type { BreadcrumbListLeaf, Graph } from 'schema-dts'
import type { PageContext } from '../../library/page-context.ts'
import { absolute, frontAddress } from '../../publication/addresses.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import { articleNode } from './article-node.ts'
import { publisherNodes } from './publisher-nodes.ts'

/** Returns the structured data of a story's page: the story, its publisher, the site and the breadcrumb trail. */
export function storyGraph(edition: StoryEdition, story: Story, page: PageContext): Graph {
  const nodes = [articleNode(edition, story, page), ...publisherNodes(page.publication, edition.lang)]
  return { '@context': 'https://schema.org', '@graph': [...nodes, ...breadcrumbsOf(edition, page)] }
}

/** Returns the structured data of the language chooser and the front pages: the publisher and the site. */
export function siteGraph({ publication, language }: PageContext): Graph {
  return { '@context': 'https://schema.org', '@graph': publisherNodes(publication, language.tag) }
}

/**
 * Returns the breadcrumb trail, if SITE_URL is known. Google requires the full URL of each page in it, except of the
 * page itself.
 */
function breadcrumbsOf({ lang, title }: StoryEdition, { publication }: PageContext): BreadcrumbListLeaf[] {
  const front = absolute(frontAddress(lang))
  if (!front) return []
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: publication.name, item: front },
        { '@type': 'ListItem', position: 2, name: title },
      ],
    },
  ]
}
