import { createHash } from 'node:crypto'

/**
 * The only inline script of a page other than the 404 page. Before the first paint it gives `<html>` the attributes that apply a reader's
 * settings, so no page first appears with the wrong settings. components/memory/reader-memory.ts stores them. The text
 * is the same on every page, so one hash allows it. It throws if storage is blocked, and the page then follows the
 * system's settings. It does not throw if storage is empty: even a caught error costs a slow phone several milliseconds
 * before the first paint.
 */
export const RESTORE_SCRIPT =
  "try{let s=sessionStorage['masthead-reader']||localStorage['masthead-reader'];s&&Object.assign(document.documentElement.dataset,JSON.parse(s))}catch{}"

/** The CSP hash source of `RESTORE_SCRIPT`. */
export const RESTORE_HASH = `sha256-${createHash('sha256').update(RESTORE_SCRIPT).digest('base64')}`

/**
 * Speculation rules (WICG) that ask the browser to prerender the page behind a link while the pointer rests on it. Only
 * links within the site match, because only they are relative. The text is the same on every page, so one hash allows
 * it.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { selector_matches: 'a[href]:not([href*=":"],[href^="#"],.enlarge)' }, eagerness: 'moderate' }],
})

/** The CSP hash source of `SPECULATION_RULES`. */
export const SPECULATION_HASH = `sha256-${createHash('sha256').update(SPECULATION_RULES).digest('base64')}`

/**
 * The inline script of the 404 page. It shows the text of the language that begins the address, before the first paint:
 * many hosts have one 404 page for all addresses. It also submits the search, which the policy forbids to forms.
 */
export const NOT_FOUND_SCRIPT =
  "{let d=document,r=d.documentElement,q=s=>[...d.querySelectorAll(s)],a=q('.missing'),m=a.find(e=>location.pathname.startsWith(e.querySelector('a').pathname))||a.find(e=>!e.hidden);" +
  "r.lang=m.lang;r.dir=m.dir;r.dataset.script=m.dataset.script;d.title=m.querySelector('h1').textContent+d.title.slice(d.title.lastIndexOf(' | '));" +
  "for(let e of a)e.hidden=e!=m;for(let e of q('.ways>li'))e.hidden=e.lang==m.lang;" +
  "for(let f of q('.ask'))f.onsubmit=e=>{e.preventDefault();location=f.action+'?q='+encodeURIComponent(f.elements.q.value)}}"

/** The CSP hash source of `NOT_FOUND_SCRIPT`. */
export const NOT_FOUND_HASH = `sha256-${createHash('sha256').update(NOT_FOUND_SCRIPT).digest('base64')}`
