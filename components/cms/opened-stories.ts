import type { CmsStory } from '../../lib/cms/cms-config.ts'

/** The storage key for stories that the last build did not publish: drafts, and stories started in the CMS. */
const KEY = 'masthead-desk-stories'

/**
 * Returns the stories that the CMS lists: first those that were opened by name in this browser, then the published
 * ones. Also handles the form that opens a story by name.
 */
export function openedStories(published: readonly CmsStory[]): readonly CmsStory[] {
  const form = document.querySelector('form#open-story')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!(form instanceof HTMLFormElement)) return
    const fields = new FormData(form)
    const [slug, original] = [String(fields.get('story')), String(fields.get('original'))]
    const others = remembered().filter((story) => story.slug !== slug)
    if (!published.some((story) => story.slug === slug)) remember([{ slug, title: slug, original }, ...others])
    location.hash = `#/collections/stories/entries/${slug}`
    location.reload() // the CMS reads its list of stories only when it starts
  })
  const listed = new Set(published.map(({ slug }) => slug))
  return [...remembered().filter(({ slug }) => !listed.has(slug)), ...published]
}

function remembered(): CmsStory[] {
  const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
  return Array.isArray(value) ? value.filter(isStory) : []
}

function remember(stories: readonly CmsStory[]): void {
  localStorage.setItem(KEY, JSON.stringify(stories))
}

function isStory(value: unknown): value is CmsStory {
  return typeof value === 'object' && value !== null && 'slug' in value && 'title' in value && 'original' in value
}
