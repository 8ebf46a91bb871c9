const style =
  '<style>html{font:24px/1.4 "Source Sans 3","Noto Sans",sans-serif;background:#eff1f6;color:#0c0f1c}' +
  'body{display:grid;place-content:center;min-height:100vh;margin:0;padding:24px;text-align:center;box-sizing:border-box}' +
  'h1{font-size:1.8em;margin:0}p{margin:.4em 0 0}</style>'

const page = (title: string, words: string, english: string) =>
  `<!doctype html><html lang="uk"><meta charset="utf-8"><title>Приймальня</title>${style}` +
  `<h1>${title}</h1><p>${words}</p><p lang="en">${english}</p>`

/** What the browser shows when it comes back; plain words in both languages, which run nothing and load nothing. */
export const redirectPages = {
  done: page(
    'Відповідь отримано',
    'Поверніться до Приймальні: цю сторінку можна закрити.',
    'The answer has been received. Go back to Pryimalnia; this page can be closed.',
  ),
  denied: page(
    'Доступу не надано',
    'Поверніться до Приймальні: там сказано, що робити далі.',
    'No access was given. Go back to Pryimalnia: it says what to do next.',
  ),
  stranger: page(
    'Ця відповідь не з вашого входу',
    'Поверніться до Приймальні й почніть вхід знову.',
    'This answer does not belong to your log-in. Go back to Pryimalnia and begin again.',
  ),
} as const

export type RedirectPage = keyof typeof redirectPages
