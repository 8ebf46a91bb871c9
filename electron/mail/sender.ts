/** A letter to be sent from a mailbox's own address. */
export interface OutgoingLetter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly OutgoingFile[]
}

export interface OutgoingFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Sends letters of one account. SMTP and a folder of letters are both behind it. */
export interface Sender {
  /**
   * Sends a letter once: whatever fails, nothing is tried again by itself. Resolves when the server has answered for it;
   * `onConnected` is called before, when the server has let us in.
   * @throws AppError `smtp.*`, `mail.*`, `oauth.*`. Of them only `smtp.unsure` leaves open whether the letter was sent:
   * the connection was lost, or `signal` aborted, after it was handed over.
   */
  send(letter: OutgoingLetter, signal: AbortSignal, onConnected: () => void): Promise<void>
}
