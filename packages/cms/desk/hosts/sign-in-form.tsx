import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { reasonOf } from '../../../../lib/problem/problem.ts'
import { Field } from '../parts/field.tsx'
import { hostName } from '../parts/host-name.ts'
import { say } from '../parts/texts.ts'
import { NotAllowed } from './host-requests.ts'
import { forgetSignIn, rememberedToken } from './remembered-sign-in.ts'
import { type GitHostFacts, type SignedIn, signIn } from './sign-in.ts'
import { tokenPage } from './token-page.ts'

/** Lets a person sign in to the newspaper’s Git host with a token, which the browser remembers. */
export function SignInForm({
  newspaper,
  host,
  prefix,
  onSignedIn,
}: {
  /** The name of the newspaper. */
  readonly newspaper: string
  readonly host: GitHostFacts
  readonly prefix: string
  readonly onSignedIn: (person: SignedIn) => void
}) {
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(rememberedToken() !== undefined)
  const name = hostName(host)
  const enter = useCallback(
    (given: string) => {
      setBusy(true)
      signIn(host, given, prefix)
        .then(onSignedIn)
        .catch((error) => {
          const isRefused = error instanceof NotAllowed
          // Without a connection the token is still good.
          if (isRefused) forgetSignIn()
          setProblem(isRefused ? say('refused', { host: name }) : say('failed', { reason: reasonOf(error) }))
        })
        .finally(() => setBusy(false))
    },
    [host, prefix, name, onSignedIn],
  )
  useEffect(() => {
    const known = rememberedToken()
    if (known) enter(known)
  }, [enter])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = token.trim() || rememberedToken()
    if (given) enter(given)
  }
  return (
    <form className="desk-form" onSubmit={submit}>
      <h1>{say('desk')}</h1>
      <Field label={say('token')} hint={say('tokenHint', { host: name, repo: host.repo })}>
        {(attributes) => (
          <input
            {...attributes}
            type="password"
            autoComplete="current-password"
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        )}
      </Field>
      <p>
        <a href={tokenPage(host, newspaper)} target="_blank" rel="noreferrer">
          {say('makeToken', { host: name })}
        </a>
      </p>
      <p>
        <button type="submit" className="desk-primary" disabled={isBusy}>
          {say('signIn')}
        </button>
      </p>
      <p role="alert" className="desk-problem">
        {problem}
      </p>
    </form>
  )
}
