import type { ServerResponse } from 'node:http'
import type { WindowRole } from '../../shared/contract.ts'

const style =
  '<style>html{font:24px/1.4 "Source Sans 3","Noto Sans",sans-serif;background:#eff1f6;color:#0c0f1c}' +
  'body{display:grid;place-content:center;min-height:100vh;margin:0;padding:24px;text-align:center;box-sizing:border-box}' +
  'h1{font-size:1.8em;margin:0}p{margin:.4em 0 0}</style>'

const head = (refresh: string) =>
  `<!doctype html><html lang="uk"><meta charset="utf-8"><title>Приймальня</title>${refresh}${style}`

/** Met by a person who opened an old link: plain words in both languages. */
const deskPage =
  `${head('')}<h1>Це посилання вже використано</h1><p>Запустіть Приймальню ще раз: вона відкриє нове вікно.</p>` +
  '<p lang="en">This link has been used. Start Pryimalnia again: it will open a new window.</p>'

/** Visitors are never shown an error: a calm notice, which looks again by itself. */
const displayPage =
  `${head('<meta http-equiv="refresh" content="15;url=/">')}<h1>Зверніться до працівника</h1>` +
  '<p>Працівник підкаже, які копії потрібні і як їх передати.</p>'

/** Turns away a window that has no session. */
export function refuse(role: WindowRole, response: ServerResponse): void {
  response.writeHead(403, {
    'content-type': 'text/html; charset=utf-8',
    // The pages are constant and run nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  })
  response.end(role === 'display' ? displayPage : deskPage)
}
