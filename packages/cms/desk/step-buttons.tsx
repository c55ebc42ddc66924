import { useRef, useState } from 'react'
import { Field } from './parts/field.tsx'
import type { Step, TextState } from './parts/text-state.ts'
import { say } from './parts/texts.ts'
import { typedTime } from './parts/zoned-time.ts'

/** What a press adds to a step. */
export interface StepAnswers {
  readonly publishAt?: string
  readonly reason?: string
}

/** The buttons below a text. Each says what happens when it is pressed; nothing else makes a text public. */
export function StepButtons({
  state,
  zone,
  publishEvery,
  page,
  isBusy,
  isOwn,
  mayPublish,
  hasBranches,
  onStep,
}: {
  readonly state: TextState
  readonly zone: string
  /** The minutes between the builds that run by themselves; undefined if none do. */
  readonly publishEvery: number | undefined
  /** The address of the page. */
  readonly page: string
  readonly isBusy: boolean
  /** Whether the person brought the text to this state, so that somebody else must approve it. */
  readonly isOwn: boolean
  readonly mayPublish: boolean
  /** Whether an edit of a public text can wait on a branch of its own. */
  readonly hasBranches: boolean
  readonly onStep: (step: Step, answers?: StepAnswers) => void
}) {
  const button = (step: Step, label: string, isPrimary = false) => (
    <button type="button" disabled={isBusy} className={isPrimary ? 'desk-primary' : ''} onClick={() => onStep(step)}>
      {label}
    </button>
  )
  const isPublic = state === 'published' || state === 'withdrawn'
  const canWait = !isPublic || (hasBranches && state === 'published')
  const canReturn = state === 'review' || state === 'approved' || (state === 'scheduled' && mayPublish)
  return (
    <div className="desk-steps">
      <div className="desk-bar">
        {canWait && button('save', say(state === 'scheduled' ? 'save' : 'saveDraft'), state === 'draft')}
        {(state === 'draft' || (isPublic && canWait)) && button('review', say('sendToReview'))}
        {state === 'review' && !isOwn && button('approve', say('approve'), true)}
        {canReturn && button('return', say('sendBack'))}
        {mayPublish && button('publish', say('publishNow'), state === 'approved' || isPublic)}
        {state === 'published' && (
          <button type="button" onClick={() => window.open(page)}>
            {say('viewPage')}
          </button>
        )}
      </div>
      {state === 'review' && isOwn && <p className="desk-hint">{say('otherApproves')}</p>}
      {mayPublish && !isPublic && <PublishAt zone={zone} publishEvery={publishEvery} isBusy={isBusy} onStep={onStep} />}
      {mayPublish && state === 'published' && <Unpublish isBusy={isBusy} onStep={onStep} />}
    </div>
  )
}

type Props = Parameters<typeof StepButtons>[0]
type Part = Pick<Props, 'isBusy' | 'onStep'>

function PublishAt({ zone, publishEvery, isBusy, onStep }: Part & Pick<Props, 'zone' | 'publishEvery'>) {
  const [local, setLocal] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const publishAt = typedTime(local, zone)
  const schedule = () => {
    const isPast = publishAt !== undefined && Date.parse(publishAt) <= Date.now()
    const problem = isPast ? say('timePast', { publishNow: say('publishNow') }) : say('timeMissing')
    if (publishAt && !isPast) return onStep('schedule', { publishAt })
    field.current?.setCustomValidity(problem)
    field.current?.reportValidity()
  }
  return (
    <div className="desk-bar">
      <Field label={say('timeLabel', { zone })}>
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="datetime-local"
            value={local}
            onChange={({ target }) => {
              target.setCustomValidity('')
              setLocal(target.value)
            }}
          />
        )}
      </Field>
      <button type="button" disabled={isBusy} onClick={schedule}>
        {publishAt ? say('publishAtTime', { time: local.replace('T', ' ') }) : `${say('publishAt')} …`}
      </button>
      <p className="desk-hint">{publishEvery ? say('buildEvery', { minutes: publishEvery }) : say('buildByHand')}</p>
    </div>
  )
}

function Unpublish({ isBusy, onStep }: Part) {
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const withdraw = () => {
    if (reason.trim()) return onStep('unpublish', { reason: reason.trim() })
    field.current?.setCustomValidity(say('reasonMissing'))
    field.current?.reportValidity()
  }
  return (
    <div className="desk-bar">
      <Field label={say('reason')} hint={say('reasonHint')} className="desk-reason">
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            value={reason}
            onChange={({ target }) => {
              target.setCustomValidity('')
              setReason(target.value)
            }}
          />
        )}
      </Field>
      <button type="button" disabled={isBusy} onClick={withdraw}>
        {say('unpublish')}
      </button>
    </div>
  )
}
