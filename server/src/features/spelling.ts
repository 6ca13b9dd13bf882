/**
 * A word of MIG as interfaces spell it, of those that they do not write in small letters alone. MIG takes any case; in
 * the interfaces of XNU, the Hurd, GNU Mach and Darling these have no other spelling.
 */
export function spelled(word: string): string {
  return spellings.get(word) ?? word;
}

const spellings: ReadonlyMap<string, string> = new Map(
  [
    ...['KernelServer', 'KernelUser', 'RequestPort', 'CountInOut', 'SameCount', 'RetCode'],
    ...['SecToken', 'ServerSecToken', 'UserSecToken', 'ServerContextToken'],
    ...['AuditToken', 'ServerAuditToken', 'UserAuditToken'],
    ...['UseSpecialReplyPort', 'ConsumeOnSendError'],
  ].map((word) => [word.toLowerCase(), word]),
);
