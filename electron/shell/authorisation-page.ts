/** The hosts on which Google and Microsoft ask a person to log in. */
const hosts: ReadonlySet<string> = new Set(['accounts.google.com', 'login.microsoftonline.com'])

/** Whether an address is the page of a log-in to a mailbox: shells open nothing else outside their windows. */
export function isAuthorisationPage(address: string): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return false
  return hosts.has(url.hostname) && url.searchParams.get('response_type') === 'code'
}
