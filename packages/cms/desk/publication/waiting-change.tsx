import { useEffect, useState } from 'react'
import { ReviewLink } from '../hosts/review-link.tsx'
import type { GitHostFacts } from '../hosts/sign-in.ts'
import type { HostReviews } from '../parts/newsroom-files.ts'
import { say } from '../parts/texts.ts'

/** What can be done with a change that waits. */
export type WaitingStep = 'approve' | 'merge'

/** Says that a change of settings waits on a branch for an approval, and offers the next steps; nothing if none waits. */
export function WaitingChange({
  host,
  reviews,
  path,
  isBusy,
  onStep,
}: {
  readonly host: GitHostFacts
  readonly reviews: HostReviews
  readonly path: string
  readonly isBusy: boolean
  readonly onStep: (step: WaitingStep) => void
}) {
  const [isWaiting, setWaiting] = useState(false)
  useEffect(() => {
    // Without a connection nothing can be done.
    reviews.branchOf(path).then(
      (branch) => setWaiting(branch !== undefined),
      () => undefined,
    )
  }, [reviews, path])
  if (!isWaiting) return null
  const button = (step: WaitingStep, label: string) => (
    <button type="button" disabled={isBusy} onClick={() => onStep(step)}>
      {label}
    </button>
  )
  return (
    <div className="desk-note">
      <p>{say('changeWaits')}</p>
      {reviews.mayPublish && (
        <p className="desk-bar">
          {button('approve', say('approve'))}
          {button('merge', say('publishNow'))}
        </p>
      )}
      <ReviewLink host={host} reviews={reviews} path={path} />
    </div>
  )
}
