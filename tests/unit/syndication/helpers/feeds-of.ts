import { feedFiles } from '../../../../lib/syndication/feed-files.ts'
import type { Changes } from '../../../content/newsroom.ts'
import { libraryOf } from '../../read-library.ts'
import { contextOf, made } from './site-context.ts'

/** Where the feeds of the tests are published. */
export const SITE = 'https://news.example/sub/'

/** The feeds of a good newsroom after changes, by name. */
async function feedsOf(changes: Changes, site: string | undefined = SITE): Promise<ReadonlyMap<string, string>> {
  return made(feedFiles(contextOf(libraryOf(changes), site)))
}

/** A JSON feed of it: the feed, its items, the first of them, all their ids. */
export async function jsonOf(changes: Changes, site?: string, name = 'en/feed.json') {
  const { items, ...feed } = JSON.parse((await feedsOf(changes, site)).get(name) ?? '')
  return { feed, items, first: items[0], ids: items.map(({ id }: { id: string }) => id) }
}

/** An Atom feed of it. */
export async function atomOf(changes: Changes, site?: string, name = 'en/feed.xml'): Promise<string> {
  return (await feedsOf(changes, site)).get(name) ?? ''
}
