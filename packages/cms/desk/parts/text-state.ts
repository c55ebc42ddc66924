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
  /** The time at which builds publish the text, of the step `schedule`. */
  readonly publishAt?: string
  /** Why the text is withdrawn, of the step `unpublish`. */
  readonly reason?: string
}

/**
 * Returns the state of a text.
 * @param now in milliseconds
 */
export function stateOf({ draft, review, publish, unpublish }: Values, now: number): TextState {
  if (draft === true) {
    const state = isRecord(review) ? review.state : undefined
    return state === 'review' || state === 'approved' ? state : 'draft'
  }
  if (isRecord(unpublish) && Date.parse(String(unpublish.date)) <= now) return 'withdrawn'
  return typeof publish === 'string' && Date.parse(publish) > now ? 'scheduled' : 'published'
}

/** Returns the front matter of a text after a step. Only the keys that say whether the text is public are different. */
export function afterStep(step: Step, values: Values, facts: StepFacts): Values {
  const { draft, publish: _, unpublish, ...others } = values
  const reviewed = (state: (typeof REVIEW_STATES)[number]) => {
    return { ...values, draft: true, review: { state, by: facts.by, at: facts.now } }
  }
  switch (step) {
    case 'save': {
      // What was approved is another text now.
      const isNew = !isRecord(values.review) || values.review.state === 'approved'
      return draft === true && isNew ? reviewed('draft') : values
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
