import { keyOf } from '../parts/on-device.ts'
import type { BranchRights } from './git-repository.ts'

/** Returns the token with which a person signed in; undefined if nobody did. */
export function rememberedToken(): string | undefined {
  return localStorage.getItem(keyOf('token')) ?? undefined
}

/** Remembers the token of a person who has signed in, and what the host says of that person. */
export function rememberSignIn(token: string, person: PersonAtHost): void {
  localStorage.setItem(keyOf('token'), token)
  localStorage.setItem(keyOf('person'), JSON.stringify(person))
}

/** Returns what the host said of the person who signed in last; undefined if nobody did. */
export function rememberedPerson(): PersonAtHost | undefined {
  const { name, branch, rights }: Partial<PersonAtHost> = JSON.parse(localStorage.getItem(keyOf('person')) ?? '{}')
  return name === undefined || branch === undefined || !rights ? undefined : { name, branch, rights }
}

/** Forgets the token and the person, when a person signs out or the token is no longer accepted. */
export function forgetSignIn(): void {
  localStorage.removeItem(keyOf('token'))
  localStorage.removeItem(keyOf('person'))
}

/** A person as a Git host knows them, and what they may do with the branch that is published. */
export interface PersonAtHost {
  readonly name: string
  readonly branch: string
  readonly rights: BranchRights
}
