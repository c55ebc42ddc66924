import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { listen } from '../../../tests/browser/global-setup.ts'

/** A request that a double got. */
export interface Received {
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What a double answers instead of a translation: a status, JSON and headers. */
export interface Instead {
  readonly status: number
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * Starts a server that answers as DeepL, Google, LibreTranslate and chat completions do, by the path of a request. It
 * translates into capitals, and leaves tags and what is inside `<x>` as they are.
 * @param instead gives another answer to a request, by the number of the request, from 0; undefined gives the usual
 * answer
 * @param translate translates one text
 */
export async function startProviders(
  instead: (index: number) => Instead | undefined = () => undefined,
  translate: (text: string) => string = inCapitals,
): Promise<{ origin: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request))
    const index = received.push({ url: request.url ?? '', headers: request.headers, body }) - 1
    const usual: Instead = { status: 200, json: answerOf(request.url ?? '', body, translate) }
    const { status, json, headers } = instead(index) ?? usual
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json ?? {}))
  })
  onTestFinished(() => void server.close())
  return { origin: await listen(server), received }
}

/** Answers in the form that each provider documents. */
function answerOf(url: string, body: Record<string, never>, translate: (text: string) => string): unknown {
  const all = (texts: readonly string[]) => texts.map((one) => translate(one))
  if (url === '/v2/translate')
    return { translations: all(body.text ?? []).map((one) => ({ detected_source_language: 'EN', text: one })) }
  if (url === '/language/translate/v2')
    return { data: { translations: all(body.q ?? []).map((translatedText) => ({ translatedText })) } }
  if (url === '/translate') return { translatedText: all(body.q ?? []) }
  const messages: { role: string; content: string }[] = body.messages ?? []
  const content = translate(messages.at(-1)?.content ?? '')
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }
  return { id: 'chatcmpl-1', object: 'chat.completion', choices: [choice] }
}

/** Writes the letters outside tags as capitals. */
export function inCapitals(words: string): string {
  return words.replaceAll(/<x .*?<\/x>|<[^>]*>|&\w+;|[^<&]+/g, (part) =>
    /^[<&]/.test(part) ? part : part.toUpperCase(),
  )
}
