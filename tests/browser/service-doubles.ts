import type { Page } from '@playwright/test'

/**
 * Doubles of the scripts of services, by their addresses. Each reads its settings where the vendor’s own script reads
 * them, and sends a visit to the address to which that one sends it.
 */
const DOUBLES: Readonly<Record<string, string>> = {
  'https://plausible.io/js/script.js': `
    const { origin } = new URL(document.currentScript.src)
    fetch(origin + '/api/event?d=' + document.currentScript.getAttribute('data-domain'), { method: 'POST' })`,
  'https://cloud.umami.is/script.js': `
    const id = document.currentScript.getAttribute('data-website-id')
    fetch('https://api-gateway.umami.dev/api/send?website=' + id, { method: 'POST' })`,
  'https://matomo.example/matomo.js': `
    const said = Object.fromEntries(window._paq)
    if (!('disableCookies' in said)) document.cookie = '_pk_id=1'
    fetch(said.setTrackerUrl + '?idsite=' + said.setSiteId, { method: 'POST' })`,
  'https://gc.zgo.at/count.js': `
    fetch(document.querySelector('script[data-goatcounter]').dataset.goatcounter + '?p=/', { method: 'POST' })`,
  'https://cdn.usefathom.com/script.js': `
    const { origin } = new URL(document.currentScript.src)
    new Image().src = origin + '/?sid=' + document.currentScript.dataset.site`,
  'https://static.cloudflareinsights.com/beacon.min.js': `
    const { token } = JSON.parse(document.querySelector('script[data-cf-beacon]').getAttribute('data-cf-beacon'))
    fetch('https://cloudflareinsights.com/cdn-cgi/rum?token=' + token, { method: 'POST' })`,
  'https://www.googletagmanager.com/gtag/js?id=G-ABCDEF1234': `
    const calls = window.dataLayer.filter((one) => String(one) === '[object Arguments]').map((one) => [...one])
    const signals = Object.assign({}, ...calls.filter(([name]) => name === 'consent').map(([, , signal]) => signal))
    const [, id] = calls.find(([name]) => name === 'config')
    window.trustedTypes?.createPolicy('goog#html', {})
    if (signals.analytics_storage === 'granted') {
      document.cookie = '_ga=GA1.1.1; path=/'
      document.cookie = '_ga_' + id.slice(2) + '=GS1.1.1; path=/'
    }
    const granted = Object.keys(signals).filter((name) => signals[name] === 'granted')
    fetch('https://region1.google-analytics.com/g/collect?tid=' + id + '&granted=' + granted, { method: 'POST' })`,
  'https://poll.example/poll.js': `
    const script = document.currentScript
    const part = document.createElement('script')
    part.src = window.trustedTypes ? trustedTypes.createPolicy('poll', { createScriptURL: (url) => url })
      .createScriptURL('https://parts.example/part.js') : 'https://parts.example/part.js'
    document.head.append(part)
    document.cookie = 'poll=1; path=/'
    new Image().src = 'https://pictures.example/' + script.crossOrigin + '.png'
    fetch('https://votes.example/' + script.dataset.poll + '/' + window.pollSettings.site)`,
  'https://parts.example/part.js': '',
}

/** Answers every request to another site with a double, and never asks that site. Returns the addresses asked for. */
export async function withDoubles(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route(/^https:/, (route) => {
    const url = route.request().url()
    asked.push(url)
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }
    const code = DOUBLES[url]
    return route.fulfill({ status: code === undefined ? 204 : 200, headers, body: code ? `{${code}\n}` : '' })
  })
  return asked
}

/** The scripts of the services. */
export const SCRIPTS: readonly string[] = Object.keys(DOUBLES)

/** The addresses at which each service counts a visit, as its vendor documents them. */
export const VISITS: readonly string[] = [
  'https://plausible.io/api/event?d=news.example',
  'https://api-gateway.umami.dev/api/send?website=94db1cb1-74f4',
  'https://matomo.example/matomo.php?idsite=7',
  'https://news.goatcounter.com/count?p=/',
  'https://cdn.usefathom.com/?sid=ABCDEFG',
  'https://cloudflareinsights.com/cdn-cgi/rum?token=0123abcd',
  'https://region1.google-analytics.com/g/collect?tid=G-ABCDEF1234&granted=analytics_storage',
  'https://votes.example/spring/7',
  'https://pictures.example/anonymous.png',
]
