/** Whether letters to both addresses reach one mailbox: case and the `+tag` do not make another one. */
export function isSameMailbox(one: string, other: string): boolean {
  const plain = (address: string) =>
    address
      .trim()
      .toLowerCase()
      .replace(/\+[^@]*@/, '@')
  return plain(one) === plain(other)
}
