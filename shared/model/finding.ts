/**
 * What does not fit together in the set-up and needs a person, by ids: the desk puts it into words.
 * `code-broken` is an alarm: the stored code is not the one that was taken over.
 */
export type Finding =
  | { readonly kind: 'code-broken'; readonly serviceId: string }
  | { readonly kind: 'code-missing'; readonly serviceId: string }
  | { readonly kind: 'code-shared'; readonly serviceId: string; readonly otherId: string }
  | { readonly kind: 'host-broken'; readonly host: string }
  /** Letters go to the branch's address, and another mailbox is watched. */
  | { readonly kind: 'mailbox-differs'; readonly branchId: string; readonly email: string; readonly watched: string }
  | { readonly kind: 'mailbox-missing'; readonly branchId: string }
  /** Two branches in one mailbox whose services have no aliases: a letter does not say which one it is for. */
  | { readonly kind: 'mailbox-shared'; readonly branchIds: readonly string[]; readonly address: string }
  | { readonly kind: 'removed-at-source'; readonly serviceId: string }
