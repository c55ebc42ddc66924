import { useEffect, useState } from 'react'
import type { EditedStory } from '../edited-story.ts'
import { say, timeInWords } from './parts/texts.ts'

/**
 * Says of a published text that readers do not have its page yet, and when they do: a build brings it, and not the save.
 * It asks the site itself, so that it knows it also where nobody has set up a build.
 */
export function PageState({
  page,
  saved,
  publishEvery,
  zone,
}: {
  /** The address of the page. */
  readonly page: string
  readonly saved: EditedStory
  /** The minutes between the builds that run by themselves; undefined if none do. */
  readonly publishEvery: number | undefined
  readonly zone: string
}) {
  const [state, setState] = useState<'missing' | 'arrived'>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false
    const look = async (isAgain: boolean) => {
      // Without a connection nobody can tell.
      const status = await fetch(page, { method: 'HEAD', cache: 'no-store' }).then(
        (response) => response.status,
        () => 0,
      )
      if (isClosed) return
      if (status === 404) setState('missing')
      if (status === 200 && isAgain) setState('arrived')
      if (status !== 200) timer = setTimeout(look, LOOK_AGAIN, isAgain || status === 404)
    }
    look(false)
    return () => {
      isClosed = true
      clearTimeout(timer)
    }
  }, [page])
  const since = publishedAt(saved)
  const isLate = since !== undefined && Date.now() - since > LATE * 60_000 * (publishEvery ?? USUAL)
  return (
    <p aria-live="polite" className="desk-hint">
      {state === 'arrived' && say('pageArrived')}
      {state === 'missing' && (isLate ? say('pageLate', { time: timeInWords(since, zone) }) : say('pageMissing'))}
    </p>
  )
}

/** How long it is until the page is looked for again, in milliseconds. */
const LOOK_AGAIN = 20_000

/** The minutes between builds that are taken for usual where none is set to run by itself. */
const USUAL = 15

/** After so many times the minutes between builds, a page is late. */
const LATE = 3

/** Returns when a text was to be published, in milliseconds; undefined if its file has a day alone. */
function publishedAt({ publish, date }: EditedStory): number | undefined {
  const time = publish ?? date
  return typeof time === 'string' && time.includes('T') ? Date.parse(time) : undefined
}
