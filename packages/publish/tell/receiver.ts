/** Someone who is told what has changed. */
export interface Receiver {
  /** The name in messages and in the state at the target. */
  readonly name: string
  /**
   * What it is told: feeds that changed, pages whose content changed, or every changed file.
   */
  readonly wants: 'feeds' | 'pages' | 'files'
  /** The largest number of addresses in one message. */
  readonly batchSize: number
  /** Returns the message about addresses. */
  message(addresses: readonly string[]): Notification
}

/**
 * A request that tells a receiver something, a command that gets the addresses on its standard input, or a call that fails
 * if the receiver could not be told, and that tries again itself.
 */
export type Notification =
  | Request
  | { readonly command: string; readonly input: string }
  | { readonly call: () => Promise<void> }

interface Request {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
