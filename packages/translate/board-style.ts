/** The style sheet of the board. It loads nothing, and follows the colours that the reader’s system has. */
export const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1a1a1a,#ececec);--soft:light-dark(#5c5c5c,#a8a8a8);--paper:light-dark(#fff,#161616);--rule:light-dark(#ddd,#3a3a3a);--bar:light-dark(#f5f4f1,#1f1f1f);--link:light-dark(#0b4f8a,#8cc0f5);
--ok:light-dark(#1b6b3a,#7fd39b);--missing:light-dark(#6b6b6b,#9a9a9a);--warn:light-dark(#fbe3b1,#5a4108);--warn-ink:light-dark(#5a3a00,#ffdf9a);--bad:light-dark(#f9d2cd,#6a1f17);--bad-ink:light-dark(#7a130a,#ffc9c2);--cool:light-dark(#dfe9f7,#1f3550);--cool-ink:light-dark(#123f73,#bcd8fb)}
*{box-sizing:border-box}
html{font:15px/1.4 system-ui,sans-serif;background:var(--paper);color:var(--ink)}
body{margin:0;padding:1rem clamp(.75rem,2vw,2rem) 3rem}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1.5rem;margin-block-end:.75rem}
h1{font-size:1.375rem;line-height:1.2;margin:0}h1 small{font-weight:400;color:var(--soft);font-size:1rem;margin-inline-start:.4em}
p{margin:0;max-width:75ch}header p,.order p,.key,main>p{color:var(--soft)}header p b{color:var(--ink)}
form{display:flex;flex-wrap:wrap;align-items:flex-start;gap:.25rem 1.5rem;padding-block:.6rem;border-block:1px solid var(--rule)}
fieldset{border:0;padding:0;margin:0;min-width:0;display:flex;flex-wrap:wrap;align-items:center;gap:.1rem .9rem}
legend{float:inline-start;font-weight:600;padding:0;margin-inline-end:.9rem;line-height:1.75rem}
label{display:inline-flex;align-items:center;gap:.3em;min-height:1.75rem}label i,li i{font-style:normal;color:var(--soft)}
input{margin:0;accent-color:var(--link)}
summary{font-weight:600;min-height:1.75rem;line-height:1.75rem;cursor:pointer}
.langs[open],.order[open]{flex-basis:100%}.langs legend{position:absolute;clip-path:inset(50%)}.langs label{min-width:8.5rem}
button{font:inherit;padding:.1rem .7rem;min-height:1.75rem;border:1px solid var(--soft);border-radius:3px;background:none;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.scroll{overflow:auto;max-height:calc(100dvh - 2rem);margin-block:.75rem;border-block-end:1px solid var(--rule)}
table{width:100%;border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums}
caption{position:absolute;clip-path:inset(50%)}
th,td{border-block-end:1px solid var(--rule);padding:.3rem .3rem;text-align:center;font-weight:400}
thead th,thead td{background:var(--bar);font-size:.8125rem;line-height:1.15;vertical-align:bottom}
thead tr:first-child>*{position:sticky;inset-block-start:0;z-index:2;font-weight:600}
thead td{color:var(--soft);font-size:.75rem}
abbr{text-decoration:none}
th:first-child{position:sticky;inset-inline-start:0;z-index:1;background:var(--paper);text-align:start;width:100%;min-width:15rem;padding-inline:.3rem .75rem;border-inline-end:1px solid var(--rule)}
thead th:first-child{z-index:3;background:var(--bar)}
th a{color:inherit;text-decoration-color:var(--rule);text-underline-offset:.2em;font-weight:600;overflow-wrap:anywhere;margin-inline-end:.6em}th a:hover{color:var(--link)}
th small{color:var(--soft);font-size:.75rem;white-space:nowrap}
tbody td{min-width:1.9rem;padding:.3rem .1rem}
tbody td>b,.key b{display:inline-grid;place-content:center;min-width:1.6rem;min-height:1.6rem;border-radius:3px;font-weight:600;font-size:.875rem}
tbody td>span{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
tbody td{position:relative}
tbody tr:hover>*{background:var(--bar)}
tr:target>*{background:var(--bar)}
[data-s=complete]>b,b[data-s=complete]{color:var(--ok)}
[data-s=missing]>b,b[data-s=missing]{border:1px dashed light-dark(#b9b9b9,#5c5c5c);color:var(--missing)}
[data-s=behind]>b,b[data-s=behind],[data-s=begun]>b,b[data-s=begun]{background:var(--warn);color:var(--warn-ink)}
[data-s=misaligned]>b,b[data-s=misaligned],[data-s=unreadable]>b,b[data-s=unreadable]{background:var(--bad);color:var(--bad-ink)}
[data-s=unreviewed]>b,b[data-s=unreviewed]{background:var(--cool);color:var(--cool-ink)}
td[data-h]>b{opacity:.75;font-style:italic}
td[data-p]:not([data-p=none])>b{text-decoration:underline 2px;text-underline-offset:3px}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;max-width:none;margin-block-end:.5rem;font-size:.8125rem}.key span{display:inline-flex;align-items:center;gap:.4em}
.work{display:none;position:fixed;z-index:9;inset:auto 0 0;max-height:60dvh;overflow:auto;padding:1rem clamp(.75rem,2vw,2rem) 1.25rem;background:var(--paper);border-block-start:3px solid var(--ink);box-shadow:0 -8px 30px rgb(0 0 0/.2)}
.work:target{display:block}
.work h2{font-size:1.125rem;margin:0 5rem .5rem 0}
.close{position:absolute;inset:1rem clamp(.75rem,2vw,2rem) auto auto;padding:.1rem .7rem;border:1px solid var(--soft);border-radius:3px;color:inherit;text-decoration:none}
.work ul{margin:0;padding-inline-start:1.2rem}.work li{margin-block:.3rem;overflow-wrap:anywhere}.work li ul{color:var(--soft)}
.work a:not(.close){color:var(--link)}
code{font:.875em ui-monospace,monospace;overflow-wrap:anywhere}
@media (width<40rem){body{padding-inline:.75rem}.scroll{margin-inline:-.75rem;padding-inline-start:.75rem}th:first-child{min-width:8.5rem;max-width:8.5rem;font-size:.8125rem}th a{hyphens:auto}th small{white-space:normal;display:block}.langs label{min-width:7rem}}
@media (forced-colors:active){tbody td>b,.key b{border:1px solid transparent}[data-s=missing]>b,b[data-s=missing]{border:1px dashed}[data-s=behind]>b,[data-s=begun]>b,[data-s=misaligned]>b,[data-s=unreadable]>b{border:2px solid}}
@media print{.work,form,.close{display:none}.scroll{max-height:none;overflow:visible}}
`

/** The filter for work of any kind. */
export const ANY = 'any'

/**
 * Returns the rules by which the filters hide rows, columns and cells. A row’s `data-w` has `fa.missing`, `fa.any`, `.missing`
 * and `.any` if it is missing in Persian.
 * @param states those that a filter has
 * @param persons the number of persons who work on something
 */
export function filterRules(tags: readonly string[], states: readonly string[], persons: number): string {
  const shown = 'display:table-row'
  return [
    'body:has(.langs :checked) [data-l]{display:none}',
    ...tags.map((tag) => `${isOn(`l-${tag}`)} [data-l=${tag}]{display:table-cell}`),
    ...states.flatMap((state) => [
      `${isOn(`show-${state}`)} tbody tr{display:none}`,
      `${isOn(`show-${state}`)}:not(:has(.langs :checked)) [data-w~=".${state}"]{${shown}}`,
      ...tags.map((tag) => `${isOn(`show-${state}`)}:has(#l-${tag}:checked) [data-w~="${tag}.${state}"]{${shown}}`),
      ...(state === ANY ? [] : [`${isOn(`show-${state}`)} td[data-l]:not([data-s=${state}])>b{visibility:hidden}`]),
    ]),
    ...[...Array(persons).keys(), ''].flatMap((index) => {
      const person = index === '' ? 'none' : `p${index}`
      return [
        `${isOn(`who-${person}`)} tbody tr:not([data-p~=${person}]){display:none!important}`,
        `${isOn(`who-${person}`)} tbody td:not([data-p=${person}])>b{visibility:hidden}`,
      ]
    }),
  ].join('\n')
}

function isOn(id: string): string {
  return `body:has(#${id}:checked)`
}
