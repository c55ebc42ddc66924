import { ListView } from '../../components/list/list-view.tsx'
import { Masthead, Menu } from '../../components/masthead/masthead.tsx'
import { FrontNotice } from '../../components/notice/front-notice.tsx'
import { Page } from '../../components/page/page.tsx'
import { theLibrary } from '../../lib/index/the-library.ts'
import { noticeFor } from '../../lib/library/front-notice.ts'
import { listDescription, listTitle } from '../../lib/library/list.ts'
import { listEditions, listsIn } from '../../lib/library/lists.ts'
import { pageContext } from '../../lib/library/page-context.ts'
import { listFeed } from '../../lib/syndication/feeds.ts'
import { type PageMetadata, pageMetadata, unlistedMetadata } from '../../lib/syndication/page-metadata.ts'
import { profileGraph } from '../../lib/syndication/structured-data.ts'

/** Whether a part of an address is the name of a route of lists: `/en/topics/…`, `/en/authors/…`, `/en/archive/…`. */
export function isListRoute(name: string): name is ListRoute {
  return ROUTES.some((route) => route === name)
}

const ROUTES = ['topics', 'authors', 'archive'] as const

type ListRoute = (typeof ROUTES)[number]

/** Returns what Next asks of a route of lists: its paths, and the metadata and the content of a page. */
export function listRoute(route: ListRoute) {
  return {
    generateStaticParams: ({ params }: { params: { lang: string } }) => listPaths(route, params.lang),
    generateMetadata: ({ params }: { params: ListParams }) => listMetadata(route, params),
    page: ({ params }: { params: ListParams }) => listPage(route, params),
  }
}

/** The parameters of a list’s page, as Next passes them. */
type ListParams = Promise<{ lang: string; path?: readonly string[] }>

/**
 * Lists the paths of all pages below a route. The route’s own page is always one of them, because Next cannot export a
 * route without a page.
 */
function listPaths(route: ListRoute, lang: string): { path: string[] }[] {
  const start = `/${lang}/${route}/`
  const addresses = [...listsIn(theLibrary(), lang).keys()].filter((address) => address.startsWith(start))
  return [...new Set([start, ...addresses])].map((address) => ({
    path: address.slice(start.length).split('/').filter(Boolean),
  }))
}

/** Returns the metadata for the head of a list’s page. */
export async function listMetadata(route: ListRoute, params: ListParams): Promise<PageMetadata> {
  const { list, page, fallback } = await find(route, params)
  const [title, description] = [listTitle(list, page), listDescription(list, page)]
  if (list.isEmpty) return unlistedMetadata(page, title, description)
  const feeds = [listFeed(theLibrary(), page.language.tag, list)]
  return pageMetadata(page, title, description, fallback, { feeds })
}

/** Renders the page of a list. */
export async function listPage(route: ListRoute, params: ListParams) {
  const { list, page } = await find(route, params)
  const rubric = list.kind === 'topic' ? list.section : undefined
  const graph = list.kind === 'author' && list.profile ? profileGraph(list.name, list.profile, page) : undefined
  const masthead = (
    <>
      <Masthead page={page} />
      <Menu page={page} />
    </>
  )
  return (
    <Page page={page} masthead={masthead} rubric={rubric} graph={graph}>
      {rubric && <FrontNotice notice={noticeFor(theLibrary(), page.language.tag)} page={page} />}
      <ListView list={list} page={page} />
    </Page>
  )
}

async function find(route: ListRoute, params: ListParams) {
  const { lang, path = [] } = await params
  const library = theLibrary()
  const address = `/${[lang, route, ...path].join('/')}/`
  const isAuthors = route === 'authors' && path.length === 0
  const none = isAuthors ? { kind: 'authors' as const, authors: [], isEmpty: true } : undefined
  const list = listsIn(library, lang).get(address) ?? none
  if (!list) throw new Error(`There is no list ${address}.`)
  const editions = listEditions(library, lang, address)
  const page = pageContext(library, lang, address, new Map([...editions, [lang, address]]))
  return { list, page, fallback: editions.get(library.publication.defaultLanguage) ?? address }
}
