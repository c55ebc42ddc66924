import { isRecord, type Values } from '../../../../lib/settings/read-json.ts'
import type { REVIEW_STATES } from '../../../../lib/story/types/story.ts'

/** The states of a text, in the order in which a text passes through them. */
export const TEXT_STATES = ['draft', 'review', 'approved', 'scheduled', 'published', 'withdrawn'] as const

/** How far a text is on its way to readers, and from them. */
export type TextState = (typeof TEXT_STATES)[number]

/** What an editor can do with a text besides writing it. */
export type Step = 'save' | 'review' | 'approve' | 'return' | 'publish' | 'schedule' | 'unpublish'

/** What a step needs to know: who takes it, when (with the zone: 2026-12-03T09:00:00+04:00), and what was asked for. */
export interface StepFacts {
  readonly by: string
  readonly now: string
  /** Whether texts that are not public are on branches of their own: an edit of a public text can wait there. */
  readonly hasBranches?: boolean
  /** The time at which builds publish the text, of the step `schedule`. */
  readonly publishAt?: string
  /** Why the text is withdrawn, of the step `unpublish`. */
  readonly reason?: string
}

/**
 * Returns the state of a text.
 * @param now in milliseconds
 * @param isPending whether this version waits on a branch of its own
 */
export function stateOf({ draft, review, publish, unpublish }: Values, now: number, isPending = false): TextState {
  if (draft === true || isPending) {
    const state = isRecord(review) ? review.state : undefined
    return state === 'review' || state === 'approved' ? state : 'draft'
  }
  if (isRecord(unpublish) && Date.parse(String(unpublish.date)) <= now) return 'withdrawn'
  return typeof publish === 'string' && Date.parse(publish) > now ? 'scheduled' : 'published'
}

/** Returns the front matter of a text after a step. Only the keys that say whether the text is public are different. */
export function afterStep(step: Step, values: Values, facts: StepFacts): Values {
  const { draft, publish: _, unpublish, ...rest } = values
  const others = withoutOpenReview(rest)
  const reviewed = (state: (typeof REVIEW_STATES)[number]) => {
    const isPublic = facts.hasBranches && draft !== true
    return { ...values, ...(isPublic ? {} : { draft: true }), review: { state, by: facts.by, at: facts.now } }
  }
  switch (step) {
    case 'save': {
      // What was approved is another text now.
      const isNew = !isRecord(values.review) || values.review.state === 'approved'
      return (draft === true || facts.hasBranches) && isNew ? reviewed('draft') : values
    }
    case 'review':
      return reviewed('review')
    case 'approve':
      return withReviewer(reviewed('approved'), facts.by)
    case 'return':
      return reviewed('draft')
    case 'publish':
      return { ...others, ...(draft === true ? dated(values, facts.now) : {}) }
    case 'schedule':
      return { ...others, publish: facts.publishAt, ...dated(values, facts.publishAt) }
    case 'unpublish':
      return {
        ...values,
        unpublish: { ...(isRecord(unpublish) ? unpublish : {}), date: facts.now, reason: facts.reason },
      }
  }
}

/** Returns a text with the state that another version of it has. */
export function withStateOf(values: Values, other: Values): Values {
  const isState = ([key]: readonly [string, unknown]) => STATE_KEYS.has(key)
  const others = Object.entries(values).filter((entry) => !isState(entry))
  return Object.fromEntries([...others, ...Object.entries(other).filter(isState)])
}

/** The keys that a step changes. */
const STATE_KEYS = new Set(['draft', 'review', 'publish', 'unpublish', 'date'])

/** Removes a review that ended without an approval, when a text becomes public all the same. */
function withoutOpenReview({ review, ...others }: Values): Values {
  return isRecord(review) && review.state === 'approved' ? { ...others, review } : others
}

/** Names who approves a translation as its reviewer: its page says so. */
function withReviewer(values: Values, reviewer: string): Values {
  const { translation } = values
  return isRecord(translation) ? { ...values, translation: { ...translation, reviewer } } : values
}

/**
 * Returns the date of a text that is published for the first time. The desk and Sveltia date a new story with a time;
 * a day alone was typed by a person, and stays.
 */
function dated({ date }: Values, published: string | undefined): Values {
  return typeof date === 'string' && date.includes('T') ? { date: published } : {}
}
