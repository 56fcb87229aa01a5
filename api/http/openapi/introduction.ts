/** What a reader of the OpenAPI document needs to know before the first call. In Markdown. */
export const introduction = `Durable grayscale releases for mini programs.

**Token.** Send \`Authorization: Bearer <token>\`. Press *Authorize* to set it on this page. Who is signed in to the
console needs none here. Decisions take a decide token instead.

**First call.** \`GET /v1/me\` says who you are and what you may do.

**Write twice safely.** Each write takes an \`Idempotency-Key\`. The same key with the same body gets the recorded answer
and changes nothing again.

**Write on what you saw.** \`If-Match\` takes the \`ETag\` of the answer that you decided on. When the release has changed
since, the command is answered with 412 and nothing happens.

**Errors.** Each is a problem document with a \`code\`, its \`facts\` and a \`remedy\`. Programs read \`code\`. 400 and 422 list
each field in \`errors\`. 409 is a command that the release rules reject: its record in the ledger is in \`command\`.

**Pages.** Lists return \`items\` and, when there are more, a \`nextCursor\`. Send it back as \`cursor\`.
`;
